package dev.trellis.matching.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trellis.intake.Said;
import dev.trellis.intake.Survey;
import dev.trellis.intake.Surveys;
import dev.trellis.matching.report.Factors.Finding;
import dev.trellis.matching.report.Factors.Observed;
import dev.trellis.matching.report.Factors.Outcome;
import dev.trellis.matching.score.Part;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.storage.Json;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C8: which parts of a score went with good outcomes, with how sure that is, and never as a cause. */
@Tag("database")
class FactorsReportTest {
    @Test
    void aPartIsComparedWhereItSpokeForThePairAndWhereItDidNot() {
        List<Observed> pairs = new ArrayList<>();
        pairs.addAll(observed(56, Map.of(Part.GOALS, 1000), true, 2.0));
        pairs.addAll(observed(14, Map.of(Part.GOALS, 1000), false, 2.0));
        pairs.addAll(observed(48, Map.of(Part.GOALS, 500), true, 1.0));
        pairs.addAll(observed(32, Map.of(Part.GOALS, 0), false, 1.0));

        List<Finding> findings = Factors.find(pairs);
        Difference fit = of(findings, Outcome.GOOD_FIT);
        assertThat(fit.estimate()).isCloseTo(20, within(0.001));
        assertThat(fit.low()).isCloseTo(5.24, within(0.01));
        assertThat(fit.high()).isCloseTo(33.39, within(0.01));
        assertThat(of(findings, Outcome.MEETINGS)).isEqualTo(new Difference(1, 1, 1));
        assertThat(findings).allMatch(finding -> finding.part() == Part.GOALS);
    }

    @Test
    void fewerThanTwentyPairsSayNothing() {
        List<Observed> pairs = new ArrayList<>(observed(10, Map.of(Part.GOALS, 1000), true, 2.0));
        pairs.addAll(observed(9, Map.of(Part.GOALS, 0), false, 1.0));
        assertThat(Factors.find(pairs)).isEmpty();
    }

    @Test
    void aSideOfFewerThanFiveIsLeftOut() {
        List<Observed> pairs = new ArrayList<>(observed(40, Map.of(Part.GOALS, 1000), true, 2.0));
        pairs.addAll(observed(4, Map.of(Part.GOALS, 0), false, 1.0));
        assertThat(Factors.find(pairs)).isEmpty();
    }

    @Test
    void manyPairsOfFewerThanFiveMentorsOrMenteesAreLeftOut() {
        List<Observed> others = observed(20, Map.of(Part.GOALS, 0), false, 1.0);
        List<Observed> ofFourMentors = new ArrayList<>(others);
        List<Observed> ofFourMentees = new ArrayList<>(others);
        List<Observed> ofFive = new ArrayList<>(others);
        for (int i = 0; i < 20; i++) {
            ofFourMentors.add(new Observed(i % 4, 1_000 + i, Map.of(Part.GOALS, 1000), true, 2.0, true));
            ofFourMentees.add(new Observed(i, 1_000 + i % 4, Map.of(Part.GOALS, 1000), true, 2.0, true));
            ofFive.add(new Observed(i % 5, 1_000 + i % 5, Map.of(Part.GOALS, 1000), true, 2.0, true));
        }
        assertThat(Factors.find(ofFourMentors)).isEmpty();
        assertThat(Factors.find(ofFourMentees)).isEmpty();
        assertThat(Factors.find(ofFive)).isNotEmpty();
    }

    @Test
    void onlyWhoRunsProgramsIsLedToWhatMatchingLooksAt() {
        try (CoreFixture trellis = new CoreFixture()) {
            Persona olivia = trellis.person("olivia");
            olivia.says("program create Peers").submits(Map.of());
            Persona sam = trellis.person("sam").says("help");
            olivia.says("role @sam sponsor");
            assertThat(sam.says("report factors").answer()).doesNotContain("What matching looks at");
            assertThat(olivia.says("report factors").answer()).contains("[What matching looks at]");
            olivia.taps("What matching looks at").submits(Map.of());
            assertThat(trellis.count("match_settings")).isEqualTo(1);
        }
    }

    @Test
    void theReportSaysWhatWentWithWhatAndWhatItIsCountedFrom() {
        try (CoreFixture trellis = new CoreFixture()) {
            Persona olivia = trellis.person("olivia");
            olivia.says("program create Peers").submits(Map.of());
            assertThat(olivia.says("report factors").answer()).contains("There are no pairs to learn from");
            for (int i = 1; i <= 24; i++) {
                boolean fits = i <= 12;
                long mentor = person(trellis, "M" + i, Set.of("@lead"));
                long mentee = person(trellis, "N" + i, fits ? Set.of("@lead") : Set.of("@write"));
                trellis.database()
                        .execute(
                                "insert into pair (organization_id, program_id, mentor_id, mentee_id, state, started_at, together) values"
                                        + " (1, 1, " + mentor + ", " + mentee + ", 'ACTIVE', '2026-07-01', 1)",
                                "insert into trial (organization_id, pair_id, person_id, state, answer) select 1, max(id), max(mentee_id),"
                                        + " 'ANSWERED', '" + (fits ? "GOOD_FIT" : "NOT_A_FIT")
                                        + "' from pair where id = (select max(id) from pair)");
            }
            Persona sam = trellis.person("sam").says("help");
            olivia.says("role @sam sponsor");
            sam.says("report factors");

            assertThat(sam.answer())
                    .contains(
                            "Among 24 pairs, one thing went clearly with an outcome",
                            "Whoever answered called it a good fit",
                            "their goals: 100",
                            "this went with it",
                            "“Went with” is not “caused”",
                            "today’s surveys")
                    .doesNotContain("M1", "N1");
        }
    }

    private static long person(CoreFixture trellis, String name, Set<String> goals) {
        trellis.database()
                .execute("insert into person (organization_id, display_name, created_at) values (1, '" + name
                        + "', '2024-01-01')");
        long id = trellis.number("id from person where display_name = '" + name + "'");
        trellis.bean(Surveys.class)
                .save(new Survey(
                        0,
                        1,
                        1,
                        id,
                        1,
                        null,
                        trellis.clock().instant(),
                        new PrivateWords(Json.write(
                                new Said(Map.of(), Map.of(), goals, Set.of(), Set.of(), Set.of(), List.of()))),
                        null,
                        null,
                        null));
        return id;
    }

    private static List<Observed> observed(int count, Map<Part, Integer> parts, boolean fit, double meetings) {
        List<Observed> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(new Observed(i, 1_000 + i, parts, fit, meetings, null));
        }
        return pairs;
    }

    private static Difference of(List<Finding> findings, Outcome outcome) {
        return findings.stream()
                .filter(finding -> finding.outcome() == outcome)
                .findFirst()
                .orElseThrow()
                .difference();
    }
}
