package dev.trellis.matching.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trellis.attention.WorkingHours;
import dev.trellis.matching.assignment.Assigning;
import dev.trellis.matching.assignment.Assignment;
import dev.trellis.matching.assignment.Progress;
import dev.trellis.matching.assignment.Round;
import dev.trellis.matching.assignment.Scores;
import dev.trellis.matching.score.Intake.LearningStyle;
import dev.trellis.matching.score.Known.Two;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C1, C2, C6: what speaks for a pair, and what may never be. */
class ScoringTest {
    private static final Instant WINTER = Instant.parse("2026-11-23T09:00:00Z");
    private static final Week BERLIN = nineToFive("Europe/Berlin", WINTER);

    private static final Intake NOOR = Intake.of(1)
            .wanting(Map.of("Excel", 1, "Presenting", 2))
            .withGoals("Leading a team")
            .withStrengths("Patience")
            .withInterests("Chess", "Hiking", "Cooking")
            .learningBy(LearningStyle.DOING)
            .speaking("de", "en")
            .working(BERLIN)
            .at(new Position("Billing", "Finance", List.of(7L, 8L)));

    private static final Intake MARA = Intake.of(2)
            .offering(Map.of("Excel", 5, "Presenting", 4))
            .withGoals("Leading a team", "Writing")
            .withStrengths("Courage")
            .withInterests("Hiking", "Chess")
            .learningBy(LearningStyle.DOING, LearningStyle.READING)
            .speaking("en", "de")
            .working(BERLIN)
            .at(new Position("Sales North", "Sales", List.of(9L)));

    @Test
    void whoFitsInEverythingHasTheFullScore() {
        assertThat(score(NOOR, mentor(MARA))).isEqualTo(1000);
        assertThat(explanation(NOOR, mentor(MARA)).improvement()).isEmpty();
    }

    @Test
    void whoSaidNothingIsInTheMiddleAndIsAskedToSayMore() {
        Explanation unsaid = explanation(Intake.of(1), mentor(Intake.of(2)));

        assertThat(only(Part.EXPERTISE, Intake.of(1), mentor(MARA))).isEqualTo(500);
        assertThat(unsaid.reasons()).containsExactly(new Reason.Rested());
        assertThat(unsaid.improvement()).contains(new Improvement.SayMore(Part.EXPERTISE, true, true));
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void everyPartMovesTheScoreByItsWeight(Part part) {
        Intake poor = Intake.of(2)
                .offering(Map.of("Knitting", 5))
                .withGoals("Writing")
                .withStrengths("Patience")
                .withInterests("Opera")
                .learningBy(LearningStyle.READING)
                .speaking("fr")
                .working(nineToFive("Pacific/Auckland", WINTER))
                .at(new Position("Payroll", "Finance", List.of()));

        assertThat(only(part, NOOR, mentor(MARA))).isEqualTo(1000);
        assertThat(only(part, NOOR, new Mentor(poor, 1, 4))).isZero();
    }

    @Test
    void twoLevelsAheadAreBetterThanOneAndNoneIsNothing() {
        Intake wants = Intake.of(1).wanting(Map.of("Excel", 2));
        assertThat(only(Part.EXPERTISE, wants, mentor(Intake.of(2).offering(Map.of("Excel", 4)))))
                .isEqualTo(1000);
        assertThat(only(Part.EXPERTISE, wants, mentor(Intake.of(2).offering(Map.of("Excel", 3)))))
                .isEqualTo(700);
        assertThat(only(Part.EXPERTISE, wants, mentor(Intake.of(2).offering(Map.of("Excel", 2)))))
                .isZero();
    }

    @Test
    void whoCarriedFewerLatelyComesFirst() {
        assertThat(score(NOOR, new Mentor(MARA, 1, 0))).isGreaterThan(score(NOOR, new Mentor(MARA, 1, 1)));
        assertThat(only(Part.ROTATION, NOOR, new Mentor(MARA, 1, 1))).isEqualTo(750);
    }

    @Test
    void workingHoursAreComparedInUniversalTime() {
        assertThat(BERLIN.minutesInCommon(BERLIN)).isEqualTo(5 * 8 * 60);
        assertThat(BERLIN.minutesInCommon(nineToFive("America/New_York", WINTER)))
                .isEqualTo(5 * 2 * 60);
        assertThat(BERLIN.minutesInCommon(nineToFive("Asia/Kathmandu", WINTER))).isEqualTo(5 * (3 * 60 + 15));
        assertThat(BERLIN.minutesInCommon(nineToFive("Pacific/Auckland", WINTER)))
                .isZero();
    }

    @Test
    void daylightSavingCountsAsItIsThen() {
        // Europe has gone back to winter time, America follows a week later.
        Instant between = Instant.parse("2026-10-28T09:00:00Z");
        assertThat(nineToFive("Europe/Berlin", between).minutesInCommon(nineToFive("America/New_York", between)))
                .isEqualTo(5 * 3 * 60);
    }

    @Test
    void aWeekGoesRoundAtItsEnds() {
        Week mondayMorningInTonga = Week.of(
                new WorkingHours(EnumSet.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(10, 0)),
                ZoneId.of("Pacific/Tongatapu"),
                WINTER);
        Week sundayEveningInLondon = Week.of(
                new WorkingHours(EnumSet.of(DayOfWeek.SUNDAY), LocalTime.of(19, 0), LocalTime.of(20, 0)),
                ZoneId.of("Europe/London"),
                WINTER);
        assertThat(mondayMorningInTonga.minutesInCommon(sundayEveningInLondon)).isEqualTo(60);
    }

    @Test
    void aProposalSaysTheTwoOrThreeThingsThatSpeakForItMost() {
        Explanation explanation = explanation(NOOR, mentor(MARA));

        assertThat(explanation.score()).isEqualTo(1000);
        assertThat(explanation.reasons())
                .containsExactly(
                        new Reason.Teaches(List.of("Excel", "Presenting")),
                        new Reason.HelpsWith(List.of("Leading a team")),
                        new Reason.HoursInCommon(2400));
    }

    @Test
    void aProposalSaysTheOneThingThatWouldImproveIt() {
        Intake halfway = MARA.offering(Map.of("Excel", 5));
        assertThat(explanation(NOOR, mentor(halfway)).improvement())
                .contains(new Improvement.SomebodyElseFor(List.of("Presenting")));
        assertThat(explanation(NOOR, mentor(MARA.withGoals())).improvement())
                .contains(new Improvement.SayMore(Part.GOALS, true, false));
        assertThat(explanation(NOOR, new Mentor(MARA, 1, 3)).improvement())
                .contains(new Improvement.Differing(Part.ROTATION));
    }

    @Test
    void nobodyIsMatchedWithinTheirReportingLineOrTeam() {
        Intake boss = Intake.of(8).at(new Position("Board", "Board", List.of()));
        Intake report = Intake.of(3).at(new Position("Sales South", "Sales", List.of(1L)));
        Intake colleague = MARA.at(new Position("Billing", "Finance", List.of()));

        assertThat(forbidden(NOOR, boss)).isEqualTo(new Forbidden.SameReportingLine());
        assertThat(forbidden(NOOR, report)).isEqualTo(new Forbidden.SameReportingLine());
        assertThat(forbidden(NOOR, colleague)).isEqualTo(new Forbidden.SameTeam("Billing"));
        Rules lifted = Rules.usual().without(Rules.Rule.NOT_THE_SAME_TEAM);
        assertThat(scoring(NOOR, mentor(colleague), lifted, Known.NOTHING).forbidden(0, 0))
                .isEmpty();
    }

    @Test
    void nobodyIsMatchedWithoutALanguageOrAnHourInCommon() {
        assertThat(forbidden(NOOR, MARA.speaking("fr"))).isEqualTo(new Forbidden.NoSharedLanguage());
        assertThat(forbidden(NOOR, MARA.working(nineToFive("Pacific/Auckland", WINTER))))
                .isEqualTo(new Forbidden.TooFewSharedHours(0, 60));
        Rules distant = Rules.usual().withLeastMinutes(0);
        assertThat(scoring(NOOR, mentor(MARA.working(nineToFive("Pacific/Auckland", WINTER))), distant, Known.NOTHING)
                        .forbidden(0, 0))
                .isEmpty();
    }

    @Test
    void whatIsKnownOfTwoPeopleIsNeverOverruledByTheirScore() {
        Set<Two> two = Set.of(new Two(2, 1));
        assertThat(known(new Known(two, Set.of(), Set.of(), Set.of()))).isEqualTo(new Forbidden.AlreadyTogether());
        assertThat(known(new Known(Set.of(), two, Set.of(), Set.of()))).isEqualTo(new Forbidden.EndedBadly());
        assertThat(known(new Known(Set.of(), Set.of(), two, Set.of()))).isEqualTo(new Forbidden.NotWanted());
        assertThat(known(new Known(Set.of(), Set.of(), Set.of(), two))).isEqualTo(new Forbidden.ByAnAdmin());
        assertThat(forbidden(NOOR, MARA.at(NOOR.position()).offering(Map.of()))).isNotNull();
        assertThat(forbidden(NOOR, NOOR)).isEqualTo(new Forbidden.SamePerson());
    }

    @Test
    void aMentorWithoutAPlaceIsARuleForOnePairAndTheAssignmentsBusinessInARound() throws Exception {
        Scoring scoring = scoring(NOOR, new Mentor(MARA, 0, 0), Rules.usual(), Known.NOTHING);
        Assignment round =
                new Assigning(Round.of(scoring.table(Progress.UNHEARD), scoring.places()), Progress.UNHEARD).best();

        assertThat(scoring.forbidden(0, 0)).contains(new Forbidden.NoPlace());
        assertThat(round.waiting())
                .singleElement()
                .isInstanceOf(dev.trellis.matching.assignment.Waiting.NoPlaceLeft.class);
    }

    @Test
    void aRoundNeverBreaksARuleAndPairsTheRest() throws Exception {
        Intake omar = NOOR.at(new Position("Sales North", "Sales", List.of(7L)));
        Intake omarHimself = new Intake(
                3,
                omar.wanted(),
                omar.offered(),
                omar.goals(),
                omar.strengths(),
                omar.interests(),
                omar.learning(),
                omar.languages(),
                omar.hours(),
                omar.position());
        Intake lena = Intake.of(4).offering(Map.of("Excel", 2)).speaking("de").working(BERLIN);
        Scoring scoring = new Scoring(
                List.of(omarHimself, NOOR),
                List.of(mentor(MARA), mentor(lena)),
                Weights.usual(),
                Rules.usual(),
                Known.NOTHING);

        Assignment round =
                new Assigning(Round.of(scoring.table(Progress.UNHEARD), scoring.places()), Progress.UNHEARD).best();

        assertThat(scoring.of(0, 0)).isEqualTo(Scores.FORBIDDEN);
        assertThat(round.mentorOf(0)).isEqualTo(1);
        assertThat(round.mentorOf(1)).isEqualTo(0);
    }

    @Test
    void weightsThatSayNothingAreRefused() {
        assertThatThrownBy(() -> new Weights(Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Weights.usual().with(Part.GOALS, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Forbidden known(Known known) {
        Scoring scoring = scoring(NOOR, mentor(MARA), Rules.usual(), known);
        assertThat(scoring.of(0, 0)).isEqualTo(Scores.FORBIDDEN);
        return scoring.forbidden(0, 0).orElseThrow();
    }

    private static Forbidden forbidden(Intake mentee, Intake mentor) {
        Scoring scoring = scoring(mentee, mentor(mentor), Rules.usual(), Known.NOTHING);
        assertThat(scoring.of(0, 0)).isEqualTo(Scores.FORBIDDEN);
        return scoring.forbidden(0, 0).orElseThrow();
    }

    private static int score(Intake mentee, Mentor mentor) {
        return scoring(mentee, mentor, Rules.usual(), Known.NOTHING).of(0, 0);
    }

    /** The value of one part, without rules. */
    private static int only(Part part, Intake mentee, Mentor mentor) {
        Map<Part, Integer> one = new EnumMap<>(Part.class);
        one.put(part, 1);
        return new Scoring(List.of(mentee), List.of(mentor), new Weights(one), new Rules(Set.of(), 0), Known.NOTHING)
                .of(0, 0);
    }

    private static Explanation explanation(Intake mentee, Mentor mentor) {
        return scoring(mentee, mentor, Rules.usual(), Known.NOTHING).explanation(0, 0);
    }

    private static Scoring scoring(Intake mentee, Mentor mentor, Rules rules, Known known) {
        return new Scoring(List.of(mentee), List.of(mentor), Weights.usual(), rules, known);
    }

    private static Mentor mentor(Intake intake) {
        return new Mentor(intake, 1, 0);
    }

    private static Week nineToFive(String zone, Instant at) {
        return Week.of(
                new WorkingHours(EnumSet.noneOf(DayOfWeek.class), LocalTime.of(9, 0), LocalTime.of(17, 0)),
                ZoneId.of(zone),
                at);
    }
}
