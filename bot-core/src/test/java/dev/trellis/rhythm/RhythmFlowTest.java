package dev.trellis.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.FormValues;
import dev.trellis.testkit.Persona;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A4: deep dives and reviews, from the program's settings to the messages. Paired on Thursday, the 19th of November 2026; the first
 * Monday of a month is the 7th of December, and that of a quarter the 4th of January.
 */
@Tag("database")
class RhythmFlowTest {
    private static final String DEEP_DIVE = "Time for a deep dive with ";
    private static final String REVIEW = "A good moment to look back";

    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void pairUp() {
        mara.says("help");
        noor.says("help");
        olivia.says("program create Peers").submits(Map.of());
        // Check-ins once a quarter, so that the budget is not what is tested here.
        olivia.says("program settings")
                .submits(Map.of("cadence", "own", "rule", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1"));
        olivia.says("pair @mara @noor");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void bothAreInvitedToADeepDiveOnTheFirstMondayOfTheMonth() {
        trellis.passUntil("2026-12-07T08:59");
        assertThat(heard(noor, DEEP_DIVE)).isZero();
        trellis.passUntil("2026-12-07T09:00");
        assertThat(noor.message())
                .contains(
                        DEEP_DIVE + "Mara",
                        "An hour for the bigger picture",
                        "What is still in the way",
                        "[Propose a time] [My goals]")
                .doesNotContain("Noor");
        assertThat(mara.message()).contains(DEEP_DIVE + "Noor");
        trellis.passUntil("2026-12-31T12:00");
        assertThat(heard(noor, DEEP_DIVE)).isEqualTo(1);
    }

    @Test
    void eachIsInvitedInTheirOwnMorning() {
        mara.speaking("de", "America/New_York").says("settings").taps("Ändern").submits(Map.of("zone", "New York"));
        trellis.passUntil("2026-12-07T14:59");
        assertThat(heard(noor, DEEP_DIVE)).isEqualTo(1);
        assertThat(heard(mara, "in die Tiefe zu gehen")).isZero();
        trellis.passUntil("2026-12-07T15:00");
        assertThat(mara.message())
                .contains("Zeit, mit Noor in die Tiefe zu gehen?", "[Zeit vorschlagen] [Meine Ziele]");
    }

    @Test
    void aTimeIsProposedWithTheTopicInTheForm() {
        trellis.passUntil("2026-12-07T10:00");
        noor.taps("Propose a time");
        assertThat(noor.form().name()).isEqualTo("meeting.propose");
        assertThat(FormValues.initial(noor.form())).containsEntry("topic", "Deep dive: the bigger picture");
        noor.submits(Map.of());
        assertThat(mara.message()).contains("Deep dive: the bigger picture");
    }

    @Test
    void aReviewSwallowsTheDeepDiveOfItsDay() {
        trellis.passUntil("2027-01-05T12:00");
        assertThat(heard(noor, REVIEW)).isEqualTo(1);
        assertThat(heard(mara, REVIEW)).isEqualTo(1);
        assertThat(heard(noor, DEEP_DIVE)).as("December's").isEqualTo(1);
        assertThat(heard(mara, DEEP_DIVE)).isEqualTo(1);
        trellis.passUntil("2027-02-01T12:00");
        assertThat(heard(noor, DEEP_DIVE)).as("and February's").isEqualTo(2);
    }

    @Test
    void aReviewShowsWhatItsReaderMaySeeOfGoalsAndTheAgreement() {
        noor.says("goal new").taps("In my own words").submits(Map.of("title", "Speak to many"));
        long goal = trellis.number("max(id) from goal");
        trellis.database()
                .execute(
                        "update goal set pair_id = null where id = " + goal,
                        "insert into milestone (organization_id, goal_id, title, state) select 1, " + goal
                                + ", title, 'DONE' from goal where id = " + goal,
                        "insert into milestone (organization_id, goal_id, title, state) select 1, " + goal
                                + ", title, 'OPEN' from goal where id = " + goal,
                        "insert into milestone_progress (organization_id, milestone_id, step, was_state, at)"
                                + " select 1, id, 'DONE', 'OPEN', '2026-12-20' from milestone where state = 'DONE'");
        trellis.passUntil("2027-01-04T09:00");

        String both = "In the last three months: one milestone done and no goal reached. Open: ";
        assertThat(noor.message())
                .contains(REVIEW, both, "Your agreement is still a draft", "[My goals] [Get my plan as a file]")
                .doesNotContain("Speak to many");
        assertThat(mara.message())
                .as("a goal that is shared with nobody is nobody else's number")
                .contains(REVIEW, "There are no goals to look back at here yet", "[New goal]")
                .doesNotContain("milestone");
        noor.taps("Propose a time");
        assertThat(FormValues.initial(noor.form())).containsEntry("topic", "Looking back together");
    }

    @Test
    void whatIsSharedInThePairIsCountedForBoth() {
        noor.says("goal new").taps("In my own words").submits(Map.of("title", "Speak to many"));
        trellis.database()
                .execute(
                        "update goal set pair_id = 1, state = 'REACHED', touched_at = '2026-12-01'",
                        "delete from milestone");
        trellis.passUntil("2027-01-04T09:00");
        assertThat(List.of(noor.message(), mara.message()))
                .allSatisfy(message -> assertThat(message).contains("no milestone done and one goal reached. Open:"));
    }

    @Test
    void anAgreementThatIsDueIsAnsweredBeneathTheReview() {
        mara.says("agreement").taps("Sign version 1");
        noor.says("agreement").taps("Sign version 1");
        trellis.database()
                .execute("update agreement set revisit_on = '2027-01-01'", "update agreement_party set due_at = null");
        trellis.passUntil("2027-01-04T09:00");
        assertThat(noor.message()).contains("is it still right?", "[Still right] [Change our agreement]");
        noor.taps("Still right");
        assertThat(noor.answer()).contains("for you it is still right");
        assertThat(noor.messages()).as("the review stays").anyMatch(message -> message.contains(REVIEW));
    }

    @Test
    void onAHolidayNobodyIsInvitedButOnTheMorningAfter() {
        olivia.says("program settings").submits(Map.of("holidays", "2026-12-07"));
        trellis.passUntil("2026-12-07T20:00");
        assertThat(heard(noor, DEEP_DIVE)).isZero();
        trellis.passUntil("2026-12-08T09:00");
        assertThat(heard(noor, DEEP_DIVE)).isEqualTo(1);
    }

    @Test
    void whoIsPausedIsNotInvitedThenNorLater() {
        trellis.passUntil("2026-12-01T10:00");
        noor.says("pause 2026-12-20");
        trellis.passUntil("2026-12-31T12:00");
        assertThat(heard(noor, DEEP_DIVE)).isZero();
        assertThat(heard(mara, DEEP_DIVE)).isEqualTo(1);
    }

    @Test
    void anInvitationThatDoesNotGetThroughForThreeWeeksIsNotSaid() {
        trellis.passUntil("2026-12-01T10:00");
        noor.says("snooze 2026-12-30");
        trellis.passUntil("2026-12-31T12:00");
        assertThat(heard(noor, DEEP_DIVE)).isZero();
        assertThat(trellis.count("outbox where kind = 'rhythm.deep-dive' and state = 'DROPPED'"))
                .isEqualTo(1);
    }

    @Test
    void aCheckInOfTheSameDayComesFirst() {
        olivia.says("cadence @mara @noor FREQ=MONTHLY;BYDAY=1MO");
        trellis.passUntil("2026-12-07T18:00");
        assertThat(heard(noor, "A quick check-in")).isEqualTo(1);
        assertThat(heard(noor, DEEP_DIVE)).isZero();
        assertThat(heard(mara, DEEP_DIVE)).as("who is not asked anything else").isEqualTo(1);
        trellis.passUntil("2026-12-08T09:00");
        assertThat(heard(noor, DEEP_DIVE)).isEqualTo(1);
    }

    @Test
    void anEndedPairIsInvitedToNothing() {
        trellis.passUntil("2026-12-06T10:00");
        noor.says("snooze 2026-12-10");
        trellis.passUntil("2026-12-07T10:00");
        olivia.says("unpair @mara @noor").taps("End it");
        trellis.passUntil("2027-02-02T10:00");
        assertThat(heard(noor, DEEP_DIVE)).as("what waited is not said either").isZero();
        assertThat(heard(mara, DEEP_DIVE)).isEqualTo(1);
        assertThat(trellis.count("cadence where next_due_at is not null")).isZero();
    }

    @Test
    void whereAProgramHadNoneThePairsThatAreThereGetThemWhenItIsSwitchedOn() {
        // As programs and pairs are that were there before.
        trellis.database()
                .execute(
                        "update program set deep_dive_cadence = 'off', review_cadence = 'off'",
                        "delete from cadence where kind <> 'CHECK_IN'");
        trellis.passUntil("2026-12-07T12:00");
        assertThat(heard(noor, DEEP_DIVE)).isZero();
        olivia.says("program settings").submits(Map.of("deep-dive", "monthly"));
        assertThat(trellis.count("cadence where kind = 'DEEP_DIVE' and next_due_at is not null"))
                .isEqualTo(2);
        assertThat(trellis.count("cadence where kind = 'REVIEW'")).isZero();
        trellis.passUntil("2027-01-04T09:00");
        assertThat(heard(noor, DEEP_DIVE)).isEqualTo(1);
        assertThat(heard(mara, DEEP_DIVE)).isEqualTo(1);
        olivia.says("program settings").submits(Map.of("deep-dive", "off"));
        assertThat(trellis.count("cadence where kind = 'DEEP_DIVE' and next_due_at is not null"))
                .isZero();
    }

    @Test
    void aPairHasItsOwnRhythmForEachKind() {
        olivia.says("cadence @mara @noor deep-dive fortnightly");
        assertThat(olivia.answer()).contains("deep dives of Mara and Noor: every second week");
        olivia.says("cadence @mara @noor Review OFF");
        assertThat(olivia.answer()).contains("reviews of Mara and Noor: not at all");
        noor.says("settings explain");
        assertThat(noor.answer())
                .contains(
                        "Deep dives: every second week – set for the two of you",
                        "Reviews: not at all – set for the two of you");
        mara.says("settings explain");
        assertThat(mara.answer())
                .contains("Deep dives: every second week – set for the two of you")
                .doesNotContain("Check-ins:");
        olivia.says("program settings").submits(Map.of("deep-dive", "off", "review", "monthly"));
        assertThat(trellis.count("cadence where kind = 'DEEP_DIVE' and next_due_at is not null"))
                .as("what the pair has of its own stays")
                .isEqualTo(2);
        trellis.passUntil("2027-01-05T10:00");
        assertThat(heard(noor, REVIEW)).isZero();
        assertThat(trellis.count("audit_entry where act = 'cadence'")).isEqualTo(2);
    }

    @Test
    void aPairCanHaveWhatItsProgramHasNot() {
        olivia.says("program settings").submits(Map.of("deep-dive", "off", "review", "off"));
        trellis.database().execute("delete from cadence where kind <> 'CHECK_IN'");
        olivia.says("cadence @mara @noor deep dive monthly");
        trellis.passUntil("2026-12-07T10:00");
        assertThat(heard(noor, DEEP_DIVE)).isEqualTo(1);
        assertThat(heard(mara, DEEP_DIVE)).isEqualTo(1);
    }

    @Test
    void whatWaitsForTheEndOfAHolidayStaysDueWhateverIsChangedMeanwhile() {
        olivia.says("program settings").submits(Map.of("holidays", "2026-12-07"));
        trellis.passUntil("2026-12-07T10:00");
        assertThat(heard(noor, DEEP_DIVE)).isZero();
        olivia.says("program settings").submits(Map.of("review", "monthly"));
        noor.speaking("en", "Europe/Lisbon").says("settings").taps("Change").submits(Map.of("zone", "Lisbon"));
        trellis.passUntil("2026-12-08T12:00");
        assertThat(heard(noor, DEEP_DIVE)).isEqualTo(1);
        assertThat(heard(mara, DEEP_DIVE)).isEqualTo(1);
    }

    @Test
    void whoTravelsEastAfterTheMorningIsStillInvited() {
        noor.says("settings").taps("Change").submits(Map.of("zone", "New York"));
        trellis.passUntil("2026-12-07T10:00");
        noor.says("settings").taps("Change").submits(Map.of("zone", "Berlin"));
        trellis.passUntil("2026-12-08T12:00");
        assertThat(heard(noor, DEEP_DIVE)).isEqualTo(1);
    }

    @Test
    void whoTravelsWestAfterTheMorningIsNotInvitedTwice() {
        trellis.passUntil("2026-12-07T10:00");
        assertThat(heard(noor, DEEP_DIVE)).isEqualTo(1);
        noor.says("settings").taps("Change").submits(Map.of("zone", "New York"));
        trellis.passUntil("2026-12-10T12:00");
        assertThat(heard(noor, DEEP_DIVE)).isEqualTo(1);
    }

    @Test
    void whoWasAwayAndTravelsWestIsAskedOnceOnTheDay() {
        noor.says("pause 2026-12-20");
        trellis.passUntil("2026-12-30T10:00");
        noor.says("settings").taps("Change").submits(Map.of("zone", "Lisbon", "from", "08:00"));
        assertThat(trellis.text("next_due_at from cadence where kind = 'DEEP_DIVE' and person_id ="
                        + " (select id from person where display_name = 'Noor')"))
                .as("nine o'clock in Lisbon")
                .startsWith("2027-01-04 09:00");
    }

    @Test
    void aMentorOfSeveralIsInvitedForEachOfThemThoughNotOnOneDay() {
        for (String user : List.of("ana", "ben", "cleo", "dan")) {
            trellis.person(user).says("help");
            olivia.says("pair @mara @" + user);
        }
        trellis.passUntil("2026-12-24T12:00");
        assertThat(heard(mara, DEEP_DIVE)).isEqualTo(5);
    }

    @Test
    void aPairCanGoBackToWhatItsProgramHas() {
        olivia.says("cadence @mara @noor deep-dive off").says("cadence @mara @noor daily");
        olivia.says("cadence @mara @noor deep-dive usual");
        assertThat(olivia.answer()).contains("deep dives of Mara and Noor are as the program has it: once a month");
        olivia.says("cadence @mara @noor Usual");
        assertThat(olivia.answer()).contains("Noor is asked about the mentoring with Mara as the program has it");
        assertThat(trellis.count("cadence where rule is not null")).isZero();
        trellis.passUntil("2026-12-07T10:00");
        assertThat(heard(noor, DEEP_DIVE)).isEqualTo(1);
        assertThat(heard(noor, "A quick check-in")).isZero();
    }

    @Test
    void whatIsNoRhythmIsNamed() {
        olivia.says("cadence @mara @noor review sometimes");
        assertThat(olivia.answer()).contains("I know these rhythms: daily, weekly", "off, and usual");
        olivia.says("cadence @mara @noor off");
        assertThat(olivia.answer()).contains("I know these rhythms: daily, weekly");
        olivia.says("cadence @mara @noor check-in daily");
        assertThat(olivia.answer()).contains("Noor is asked about the mentoring with Mara: every working day");
    }

    @Test
    void aPairThatHasJustBegunHasNothingToLookBackOn() {
        trellis.database().execute("update program set deep_dive_cadence = 'weekly', review_cadence = 'monthly'");
        olivia.says("pair @olivia @noor");
        String begun = "cadence where pair_id = 2 and kind = ";
        assertThat(trellis.text("min(next_due_at) from " + begun + "'DEEP_DIVE'"))
                .startsWith("2026-12-07 08:00");
        assertThat(trellis.text("min(next_due_at) from " + begun + "'REVIEW'")).startsWith("2027-01-04 08:00");
    }

    @Test
    void checkInsAreTheMenteesAlone() {
        mara.says("checkin");
        assertThat(mara.answer()).contains("You have no mentor at the moment");
        noor.says("checkin");
        assertThat(trellis.count("check_in")).isEqualTo(1);
    }

    @Test
    void anAdminSeesRhythmsInTheListAndReadsBothMessagesBeforehand() {
        olivia.says("programs");
        assertThat(olivia.answer()).contains("Deep dives: once a month", "Reviews: once a quarter");
        olivia.says("program preview");
        StringBuilder read = new StringBuilder(olivia.answer());
        while (olivia.answer().contains("[Next message]")) {
            olivia.taps("Next message");
            read.append(olivia.answer());
        }
        assertThat(read.toString())
                .contains(
                        "For both, as often as the program has deep dives",
                        DEEP_DIVE,
                        "For both, as often as the program has reviews",
                        REVIEW,
                        "3 milestones done and one goal reached",
                        "Does your agreement still fit");
    }

    private static long heard(Persona who, String words) {
        return who.messages().stream()
                .filter(message -> message.contains(words))
                .count();
    }
}
