package dev.trellis.matching.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.matching.assignment.Progress;
import dev.trellis.matching.score.Intake;
import dev.trellis.matching.score.Known;
import dev.trellis.matching.score.Known.Two;
import dev.trellis.matching.score.Mentor;
import dev.trellis.program.Program;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** C3: what a round proposes, without a database. */
class RoundTest {
    private static final Instant NOW = Instant.parse("2026-11-19T14:00:00Z");
    private static final MatchRound ROUND = new MatchRound(
            1, 1, 1, null, MatchRound.State.COMPUTING, 1, 0, 0, 1, 0, null, 0, 0, 1L, NOW, null, null, null);

    @Test
    void everybodyIsMatchedAndNothingElseWouldBeBetter() throws InterruptedException {
        Computed computed = compute(
                List.of(wants(1, "Excel"), wants(2, "Writing")),
                List.of(offers(11, 1, "Writing"), offers(12, 1, "Excel")),
                Known.NOTHING,
                List.of());
        assertThat(pairs(computed)).isEqualTo(Map.of(1L, 12L, 2L, 11L));
        assertThat(Objects.requireNonNull(computed.proof()).holds()).isTrue();
        assertThat(computed.outcome().fairTotal()).isEqualTo(computed.outcome().bestTotal());
    }

    @Test
    void whatIsLockedTakesItsPlaceFirst() throws InterruptedException {
        Computed computed = compute(
                List.of(wants(1, "Excel"), wants(2, "Writing")),
                List.of(offers(11, 1, "Writing"), offers(12, 1, "Excel")),
                Known.NOTHING,
                List.of(Proposal.pair(1, 1, 1, 11, 500, true)));
        assertThat(pairs(computed)).isEqualTo(Map.of(1L, 11L, 2L, 12L));
        assertThat(computed.proposals().stream().filter(Proposal::isLocked)).hasSize(1);
    }

    @Test
    void aLockThatARuleForbidsByNowIsGivenUp() throws InterruptedException {
        Computed computed = compute(
                List.of(wants(1, "Excel")),
                List.of(offers(11, 1, "Writing"), offers(12, 1, "Excel")),
                new Known(Set.of(), Set.of(), Set.of(), Set.of(new Two(1, 11))),
                List.of(Proposal.pair(1, 1, 1, 11, 500, true)));
        assertThat(pairs(computed)).isEqualTo(Map.of(1L, 12L));
    }

    @Test
    void whoWaitsIsInABottleneckWithItsMentorsAndPlaces() throws InterruptedException {
        Computed computed = compute(
                List.of(wants(1, "Excel"), wants(2, "Excel"), wants(3, "Excel")),
                List.of(offers(11, 2, "Excel")),
                Known.NOTHING,
                List.of());
        assertThat(computed.outcome().bottlenecks()).containsExactly(new Outcome.Bottleneck(1, 3, 2));
        assertThat(computed.bottlenecks()).isEqualTo(Map.of(0, List.of(11L)));
        assertThat(computed.proposals().stream().map(Proposal::why).filter(Objects::nonNull))
                .containsExactly(Proposal.Why.BOTTLENECK);
    }

    @Test
    void whoeverKeepsTwoApartIsOneKindOfReason() throws InterruptedException {
        Computed computed = compute(
                List.of(wants(1, "Excel")),
                List.of(offers(11, 1), offers(12, 1), offers(13, 1), offers(14, 1)),
                new Known(
                        Set.of(new Two(1, 11)), Set.of(new Two(1, 12)), Set.of(new Two(1, 13)), Set.of(new Two(1, 14))),
                List.of());
        assertThat(computed.proposals().getFirst().ruledOut()).isEqualTo("APART 4");
        Voice voice = new Voice(Language.ENGLISH, ZoneId.of("UTC"));
        assertThat(RuledOut.say("APART 4,TEAM 1,FROM_THE_FUTURE 3").stream().map(voice::plain))
                .satisfiesExactly(
                        team -> assertThat(team).isEqualTo("one is in the same team"),
                        others -> assertThat(others).startsWith("4 are left out by other rules"));
        assertThat(RuledOut.say("LANGUAGE 1,HOURS 2,APART 1"))
                .as("who keeps apart cannot be told from what is not shared")
                .isEqualTo(RuledOut.say("APART 4"));
    }

    @Test
    void twoNeverMentorEachOtherInOneRound() throws InterruptedException {
        Intake one = wants(1, "Excel").offering(Map.of("Writing", 5));
        Intake other = wants(2, "Writing").offering(Map.of("Excel", 5));
        Computed computed = compute(
                List.of(one, other), List.of(new Mentor(one, 1, 0), new Mentor(other, 1, 0)), Known.NOTHING, List.of());
        assertThat(pairs(computed)).hasSize(1);
    }

    @Test
    void withoutAFreePlaceEverybodyWaitsAndNothingIsComputed() throws InterruptedException {
        Computed computed = compute(List.of(wants(1, "Excel")), List.of(), Known.NOTHING, List.of());
        assertThat(computed.proof()).isNull();
        assertThat(computed.proposals()).extracting(Proposal::why).containsExactly(Proposal.Why.NO_PLACES);
    }

    @Test
    void progressGrowsToTheEnd() throws InterruptedException {
        List<Integer> heard = new ArrayList<>();
        Computing.of(
                ROUND,
                gathered(List.of(wants(1, "Excel")), List.of(offers(11, 1)), Known.NOTHING),
                List.of(),
                heard::add);
        assertThat(heard).isSorted().endsWith(100);
    }

    @Test
    void fitIsShownInHundredths() {
        assertThat(Fit.of(714)).isEqualTo(71);
        assertThat(Fit.of(715)).isEqualTo(72);
        assertThat(Fit.of(-715)).isEqualTo(-71);
    }

    @Test
    void whyNotSaysNothingOfOthers() {
        Voice voice = new Voice(Language.ENGLISH, ZoneId.of("UTC"));
        for (Proposal.Why why : Proposal.Why.values()) {
            Proposal waiting = Proposal.waiting(1, 1, 1, why, null, "APART 4");
            Text said = RoundCards.waits(program(), waiting).summary();
            assertThat(voice.plain(said)).contains("You keep your place").doesNotContain("paired with");
        }
    }

    private static Computed compute(List<Intake> mentees, List<Mentor> mentors, Known known, List<Proposal> kept)
            throws InterruptedException {
        return Computing.of(ROUND, gathered(mentees, mentors, known), kept, Progress.UNHEARD);
    }

    private static Gathered gathered(List<Intake> mentees, List<Mentor> mentors, Known known) {
        return new Gathered(program(), MatchSettings.usual(1, 1), mentees, mentors, known, List.of());
    }

    private static Map<Long, Long> pairs(Computed computed) {
        return computed.proposals().stream()
                .filter(proposal -> proposal.mentorId() != null)
                .collect(Collectors.toMap(Proposal::menteeId, Proposal::mentorId));
    }

    private static Intake wants(long person, String skill) {
        return Intake.of(person).wanting(Map.of(skill, 1));
    }

    private static Mentor offers(long person, int places, String... skills) {
        return new Mentor(Intake.of(person).offering(Enrolled.levels(5, skills)), places, 0);
    }

    private static Program program() {
        return new Program(
                1,
                1,
                "Peers",
                "",
                "UTC",
                "weekly",
                null,
                DayOfWeek.MONDAY,
                540,
                null,
                NOW,
                null,
                null,
                null,
                null,
                2,
                "",
                3,
                "off",
                "off");
    }
}
