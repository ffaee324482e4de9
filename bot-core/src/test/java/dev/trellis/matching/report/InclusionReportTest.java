package dev.trellis.matching.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trellis.intake.Said;
import dev.trellis.intake.Survey;
import dev.trellis.intake.Surveys;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.storage.Json;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C7: whether waiting, quality and attention are equal across self-declared groups; nothing about fewer than five. */
@Tag("database")
class InclusionReportTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");

    @BeforeEach
    void aProgram() {
        olivia.says("program create Peers").submits(Map.of());
        trellis.person("mara").says("help");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void aGroupThatWaitsLongerIsSeen() {
        mentees(1, 10, "Night shift", 40);
        mentees(11, 22, "", 10);
        olivia.says("report inclusion");

        assertThat(olivia.answer())
                .contains(
                        "Weeks until somebody has a mentor",
                        "Night shift: about 6 weeks, everybody else about 1 week. Difference in weeks: 5 (95 %: 4 to 5)",
                        "chance alone would hardly make it",
                        "How well pairs fitted is left out",
                        "bootstrap");
    }

    @Test
    void attentionIsComparedToo() {
        mentees(1, 8, "Night shift", 10);
        mentees(9, 16, "", 10);
        trellis.database()
                .execute(
                        "insert into meeting (organization_id, pair_id, proposed_by, starts_at, minutes, state, created_at)"
                                + " select 1, p.id, p.mentor_id, '2026-10-01', 30, 'HELD', now(6) from pair p join person o on o.id = p.mentee_id"
                                + " where o.display_name in ('P9', 'P10', 'P11', 'P12', 'P13', 'P14', 'P15', 'P16')",
                        "insert into check_in (organization_id, pair_id, person_id, indicator, state, asked_at, closes_at)"
                                + " select 1, id, mentee_id, 'INITIATIVE', 'CLOSED', now(6), now(6) from pair");
        olivia.says("report inclusion");

        assertThat(olivia.answer())
                .contains("Meetings that took place, a month", "Night shift: 0, everybody else", "Check-ins answered");
    }

    @Test
    void aGroupOfFewerThanFiveIsNeverNamed() {
        mentees(1, 4, "Rare", 40);
        mentees(5, 24, "", 10);
        olivia.says("report inclusion");
        assertThat(olivia.answer()).contains("There is nothing to show yet").doesNotContain("Rare", "40");
    }

    @Test
    void noGroupIsShownFromWhichASmallOneCouldBeComputed() {
        mentees(1, 10, "Days", 10);
        mentees(11, 20, "Nights", 20);
        mentees(21, 23, "", 99);
        olivia.says("report inclusion");
        assertThat(olivia.answer()).contains("Days: about 1 week").doesNotContain("Nights:");
    }

    @Test
    void somebodyMayCountThemselvesAmongSeveral() {
        mentees(1, 6, "Nights\nParents", 30);
        mentees(7, 12, "Nights", 30);
        mentees(13, 24, "", 10);
        olivia.says("report inclusion");
        assertThat(olivia.answer())
                .contains(
                        "Nights: about 4 weeks, everybody else about 1 week", "Parents: about 4 weeks, everybody else");
    }

    @Test
    void whoStillWaitsCountsWithTheirTimeSoFar() {
        mentees(1, 8, "", 10);
        for (int i = 9; i <= 16; i++) {
            person(i);
            enrolled(i, "2026-08-11T15:00:00Z", "Nights");
        }
        olivia.says("report inclusion");
        assertThat(olivia.answer()).contains("Nights: about 14 weeks");
    }

    @Test
    void leadersReadItAndParticipantsDoNot() {
        Persona sam = trellis.person("sam").says("help");
        olivia.says("role @sam sponsor");
        mentees(1, 10, "Night shift", 40);
        mentees(11, 22, "", 10);
        assertThat(sam.says("report inclusion").answer()).contains("Night shift: about 6 weeks");
        assertThat(trellis.person("mara").says("report inclusion").answer()).doesNotContain("Night shift");
    }

    @Test
    void qualityIsComparedWhereScoresAreKept() {
        List<Parity.Mentee> mentees = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> new Parity.Mentee(
                        i, i <= 10 ? Set.of("A") : Set.of(), Map.of(Parity.Figure.QUALITY, 700.0 + i % 5)))
                .toList();
        assertThat(Parity.compare(mentees)).singleElement().satisfies(compared -> {
            assertThat(compared.tag()).isEqualTo("A");
            assertThat(compared.difference().estimate()).isZero();
            assertThat(compared.difference().isClear()).isFalse();
        });
    }

    @Test
    void ofWhomAFigureIsNotKnownTheyAreLeftOutOfThatFigureAndItsCount() {
        List<Parity.Mentee> mentees = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> new Parity.Mentee(
                        i,
                        i <= 10 ? Set.of("A") : Set.of(),
                        i <= 4 || i > 10 ? Map.of(Parity.Figure.MEETINGS, 1.0) : Map.of()))
                .toList();
        assertThat(Parity.compare(mentees))
                .as("only four of the group have met")
                .isEmpty();
    }

    @Test
    void theDifferenceIsThatOfTheTwoValuesThatAreShown() {
        for (Parity.Figure figure : Parity.Figure.values()) {
            for (double spread = 0; spread < 3; spread += 0.13) {
                double by = spread;
                List<Parity.Mentee> mentees = IntStream.rangeClosed(1, 24)
                        .mapToObj(i -> new Parity.Mentee(
                                i,
                                i <= 10 ? Set.of("A") : Set.of(),
                                Map.of(figure, i <= 10 ? 38.2 + by * i : 10.6 + by * (i % 5))))
                        .toList();
                assertThat(Parity.compare(mentees)).singleElement().satisfies(compared -> {
                    Difference difference = compared.difference();
                    assertThat(difference.estimate())
                            .isCloseTo(compared.group() - compared.others(), within(1e-9))
                            .isBetween(difference.low(), difference.high());
                });
            }
        }
    }

    /** Each waited so many days, and is with a mentor since the first of September. */
    private void mentees(int from, int to, String groups, int waited) {
        for (int i = from; i <= to; i++) {
            person(i);
            enrolled(
                    i,
                    Instant.parse("2026-09-01T00:00:00Z")
                            .minusSeconds(86_400L * waited)
                            .toString(),
                    groups);
            trellis.database()
                    .execute(
                            "insert into pair (organization_id, program_id, mentor_id, mentee_id, state, started_at, together)"
                                    + " select 1, 1, a.id, b.id, 'ACTIVE', '2026-09-01', 1 from person a, person b"
                                    + " where a.display_name = 'Mara' and b.display_name = 'P" + i + "'");
        }
    }

    private void person(int i) {
        trellis.database()
                .execute("insert into person (organization_id, display_name, created_at) values (1, 'P" + i
                        + "', '2024-01-01')");
    }

    private void enrolled(int i, String at, String groups) {
        String moment = at.replace("T", " ").replace("Z", "");
        trellis.database()
                .execute(
                        "insert into enrolment (organization_id, program_id, person_id, side, state, since, enrolled_at)"
                                + " select 1, 1, id, 'MENTEE', 'ENROLLED', now(6), '" + moment
                                + "' from person where display_name = 'P" + i + "'");
        if (!groups.isEmpty()) {
            trellis.bean(Surveys.class)
                    .save(new Survey(
                            0,
                            1,
                            1,
                            trellis.number("id from person where display_name = 'P" + i + "'"),
                            1,
                            null,
                            trellis.clock().instant(),
                            new PrivateWords(Json.write(Said.NOTHING)),
                            null,
                            null,
                            new PrivateWords(groups)));
        }
    }
}
