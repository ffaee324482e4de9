package dev.trellis.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C4: a chemistry check after the first meetings, private to each of the two, and a new start without blame. */
@Tag("database")
class TrialFlowTest {
    private static final String QUESTION = "Are you and Mara a good fit?";

    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void aPair() {
        mara.says("help");
        noor.says("help");
        olivia.says("program create Peers").submits(Map.of("cadence", "quarterly"));
        olivia.says("pair @mara @noor");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void bothAreAskedFourWeeksAfterThePairBegan() {
        trellis.pass(Duration.ofDays(27));
        assertThat(noor.messages()).noneMatch(said -> said.contains("a good fit?"));
        trellis.pass(Duration.ofDays(5));

        assertThat(noor.messages()).anyMatch(said -> said.contains(QUESTION));
        assertThat(mara.messages()).anyMatch(said -> said.contains("Are you and Noor a good fit?"));
        assertThat(questionOf(noor))
                .contains("Mara never sees this. The program team sees “Not a fit” only", "[Still deciding]");
    }

    @Test
    void orAfterTheSecondMeetingThatTookPlace() {
        held("2026-11-20");
        assertThat(trellis.count("trial where state = 'ASKED'")).isZero();
        held("2026-11-24");
        trellis.pass(Duration.ofDays(3));

        assertThat(trellis.count("trial where state = 'ASKED'")).isEqualTo(2);
    }

    @Test
    void oneTapAnswersAndTurnsIntoAReceiptThatCanBeChanged() {
        asked();
        noor.taps("Good fit");
        assertThat(questionOf(noor)).isEmpty();
        assertThat(noor.messages()).anyMatch(said -> said.contains("Lovely: you and Mara are a good fit"));
        noor.taps("Change answer").taps("Keep my answer").taps("Change answer").taps("Still deciding");

        assertThat(trellis.text(
                        "answer from trial where person_id = (select id from person where display_name = 'Noor')"))
                .isEqualTo("STILL_DECIDING");
        assertThat(mara.messages()).noneMatch(said -> said.contains("still deciding about you and"));
    }

    @Test
    void whoeverIsStillDecidingIsAskedTwiceMoreAndThenNeverAgain() {
        asked();
        noor.taps("Still deciding");
        trellis.pass(Duration.ofDays(16));
        assertThat(questionOf(noor)).contains("You were still deciding about you and Mara");
        noor.taps("Still deciding");
        trellis.pass(Duration.ofDays(16));
        noor.taps("Still deciding");
        assertThat(noor.message()).doesNotContain("I’ll ask once more");
        trellis.pass(Duration.ofDays(30));

        assertThat(trellis.number("asking from trial where answer is not null")).isEqualTo(3);
        assertThat(questionOf(noor)).isEmpty();
    }

    @Test
    void thereIsOneReminderAfterThreeDaysThenSilence() {
        asked();
        trellis.pass(Duration.ofDays(4));
        assertThat(askedOf(noor)).isEqualTo(2);
        trellis.pass(Duration.ofDays(14));
        assertThat(askedOf(noor)).isEqualTo(2);
        noor.taps("Good fit");
        assertThat(questionOf(noor))
                .as("the reminder and the question are answered both")
                .isEmpty();
    }

    @Test
    void whoIsAwayIsAskedWhenTheyAreBack() {
        noor.says("pause 2026-12-31");
        trellis.passUntil("2026-12-18T12:00");
        assertThat(askedOf(mara)).isEqualTo(1);
        assertThat(askedOf(noor)).isZero();
        trellis.passUntil("2027-01-04T12:00");
        assertThat(askedOf(noor)).isEqualTo(1);
    }

    @Test
    void onAHolidayNobodyIsAskedOrReminded() {
        olivia.says("program settings").submits(Map.of("holidays", "2026-12-17, 2026-12-18, 2026-12-24"));
        trellis.passUntil("2026-12-20T20:00");
        assertThat(askedOf(noor)).isZero();
        trellis.passUntil("2026-12-21T09:00");
        assertThat(askedOf(noor)).isEqualTo(1);
        trellis.passUntil("2026-12-24T20:00");
        assertThat(askedOf(noor)).isEqualTo(1);
        trellis.passUntil("2026-12-25T09:00");
        assertThat(askedOf(noor)).isEqualTo(2);
    }

    @Test
    void notAFitStaysWithThemUntilTheyTell() {
        asked();
        noor.taps("Not a fit").taps("Different goals");

        assertThat(olivia.messages()).noneMatch(said -> said.contains("Not a fit"));
        noor.taps("Change answer").taps("Good fit");
        assertThat(trellis.count("trial where reason is not null")).isZero();
        assertThat(trellis.count("trial_case")).isZero();
    }

    @Test
    void whatIsToldReachesTheAdminsAndNeverThePartner() {
        told();

        assertThat(olivia.message())
                .contains(
                        "Not a fit: Mara and Noor",
                        "no meeting that took place",
                        "Noor: Not a fit – Different goals",
                        "Mara: Has not told you anything",
                        "[Re-pair]",
                        "[Keep for now]",
                        "[Snooze a week]");
        assertThat(noor.message()).contains("The program team knows").doesNotContain("[Change answer]");
        assertThat(mara.messages()).noneMatch(said -> said.toLowerCase().contains("not a fit –"));
        olivia.taps("Whom to contact");
        assertThat(olivia.answer()).contains("Noor").doesNotContain("Mara");
    }

    @Test
    void anAdminWhoIsThePartnerNeitherHearsNorDecides() {
        olivia.says("role @mara admin");
        told();

        assertThat(mara.messages()).noneMatch(said -> said.contains("Not a fit: Mara and Noor"));
        mara.sends(Button.Action.of("trial.repair-yes", "case", 1));
        assertThat(mara.answer()).contains("I can’t find that question").doesNotContain("one of the two");
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
    }

    @Test
    void anAdminWhoTellsSeesNoAnswerOfTheirPartnerAndDecidesNothing() {
        olivia.says("role @noor admin");
        asked();
        mara.taps("Good fit");
        noor.taps("Not a fit").taps("Different goals").taps("Tell the program team");

        assertThat(olivia.messages()).anyMatch(said -> said.contains("Not a fit: Mara and Noor"));
        assertThat(noor.messages()).noneMatch(said -> said.contains("Not a fit: Mara and Noor"));
        noor.sends(Button.Action.of("trial.repair-yes", "case", trellis.number("id from trial_case")));
        assertThat(noor.answer()).contains("I can’t find that question");
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
    }

    @Test
    void whereTheOnlyAdminIsOneOfTheTwoNobodyIsTold() {
        olivia.says("pair @olivia @mara");
        trellis.pass(Duration.ofDays(29));
        olivia.taps("Not a fit").taps("Different goals").taps("Tell the program team");

        assertThat(olivia.answer()).contains("so I tell nobody");
        assertThat(trellis.count("trial_case")).isZero();
        assertThat(trellis.count("trial where told_at is not null")).isZero();
    }

    @Test
    void whatAdminsDecideOfACaseIsInNoCopyOfTheTwoAndNamesThemInNoTrail() {
        told();
        olivia.taps("Keep for now");
        noor.sends(Button.Action.of("trial.tell", "trial", trellis.number("id from trial where answer = 'NOT_A_FIT'")));
        olivia.taps("Re-pair").taps("End it and re-pair");

        assertThat(trellis.count("audit_entry where act in ('trial keep', 'trial re-pair')"))
                .isEqualTo(2);
        assertThat(trellis.count("audit_entry where act in ('trial keep', 'trial re-pair')"
                        + " and (whom_id is not null or and_whom_id is not null)"))
                .as("their copies hold what was done to them")
                .isZero();
        assertThat(olivia.says("audit").answer()).contains("kept a pair together for now", "to pair the two anew");
    }

    @Test
    void rePairingEndsThePairInNeutralWordsAndTheMenteeWaits() {
        told();
        olivia.taps("Re-pair").taps("End it and re-pair");

        assertThat(trellis.text("ended_why from pair")).isEqualTo("NOT_A_FIT");
        assertThat(trellis.count("enrolment where side = 'MENTEE' and state = 'ENROLLED'"))
                .isEqualTo(1);
        assertThat(mara.message())
                .contains("Your mentoring with Noor comes to its end here", "that says nothing about either of them");
        assertThat(noor.message()).contains("You are on their list for somebody new");
        assertThat(olivia.messages()).anyMatch(said -> said.contains("[Suggest somebody for Noor]"));
        assertThat(trellis.count("audit_entry where act = 'trial re-pair'")).isEqualTo(1);
        assertThat(questionOf(mara)).as("what was open is closed").isEmpty();
    }

    @Test
    void ofTwoAdminsTheFirstDecides() {
        Persona ash = trellis.person("ash").says("help");
        olivia.says("role @ash admin");
        told();
        olivia.taps("Keep for now");
        ash.sends(Button.Action.of("trial.repair-yes", "case", 1));

        assertThat(ash.answer()).contains("go on for now", "Olivia decided so");
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
    }

    @Test
    void whoeverIsKeptHearsItAndMayTellAgain() {
        told();
        olivia.taps("Keep for now");
        assertThat(noor.message()).contains("For now your pair goes on as it is");
        assertThat(noor.messages())
                .as("their own card offers it again")
                .anyMatch(said -> said.contains("[Tell the program team]"));
        noor.sends(Button.Action.of("trial.tell", "trial", trellis.number("id from trial where answer = 'NOT_A_FIT'")));

        assertThat(olivia.message()).contains("Not a fit: Mara and Noor", "[Re-pair]");
        assertThat(trellis.number("telling from trial_case")).isEqualTo(2);
    }

    @Test
    void aSnoozedCaseComesBackInAWeekUnlessThePairEnded() {
        told();
        olivia.taps("Snooze a week");
        assertThat(olivia.message()).contains("Comes back on");
        int before = olivia.messages().size();
        trellis.pass(Duration.ofDays(8));
        assertThat(olivia.messages()).hasSize(before + 1);
        olivia.taps("Snooze a week").says("unpair @mara @noor").taps("End it");

        assertThat(trellis.text("state from trial_case")).isEqualTo("ENDED");
        trellis.pass(Duration.ofDays(8));
        assertThat(olivia.messages()).noneMatch(said -> said.contains("[Re-pair]"));
    }

    @Test
    void aPairThatEndsClosesItsQuestions() {
        asked();
        olivia.says("unpair @mara @noor").taps("End it");

        assertThat(questionOf(noor)).isEmpty();
        assertThat(noor.messages()).anyMatch(said -> said.contains("there is nothing more to answer here"));
        noor.sends(new Button.Action("trial.answer", Map.of("trial", "1", "answer", "GOOD_FIT")));
        noor.sends(new Button.Action("trial.answer", Map.of("trial", "2", "answer", "GOOD_FIT")));
        assertThat(trellis.count("trial where answer is not null")).isZero();
    }

    @Test
    void aProgramMayAskLaterOrNotAtAll() {
        olivia.says("trial").submits(Map.of("weeks", "0"));
        assertThat(olivia.answer()).contains("are not asked");
        trellis.pass(Duration.ofDays(40));
        assertThat(askedOf(noor)).isZero();
        olivia.says("trial").submits(Map.of("weeks", "2"));
        trellis.pass(Duration.ofDays(2));
        assertThat(askedOf(noor)).isEqualTo(1);
    }

    @Test
    void aDuplicateAsksAsItsModelDoes() {
        olivia.says("trial").submits(Map.of("weeks", "6"));
        olivia.says("program duplicate").submits(Map.of("name", "Southern"));

        assertThat(trellis.number("weeks from trial_setting order by id desc limit 1"))
                .isEqualTo(6);
    }

    @Test
    void nobodyElseAnswersOrReadsAQuestion() {
        asked();
        trellis.anotherOrganization("W2");
        Persona eve = trellis.person("W2", "eve").says("help");
        for (Persona other : List.of(mara, olivia, eve)) {
            other.sends(new Button.Action(
                    "trial.answer",
                    Map.of(
                            "trial",
                            Long.toString(
                                    trellis.number(
                                            "id from trial where person_id = (select id from person where display_name = 'Noor')")),
                            "answer",
                            "NOT_A_FIT")));
            assertThat(other.answer()).contains("I can’t find that question");
        }
        assertThat(trellis.count("trial where answer is not null")).isZero();
    }

    @Test
    void aTapThatIsRepeatedTellsOnce() {
        told();
        noor.again();
        assertThat(olivia.messages().stream().filter(said -> said.contains("Not a fit: Mara and Noor")))
                .hasSize(1);
    }

    @Test
    void whoIsForgottenLeavesTheNumberAndNotTheReason() {
        told();
        noor.says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        trellis.pass(Duration.ofDays(8));

        assertThat(trellis.count("trial where answer = 'NOT_A_FIT' and reason is null and state = 'CLOSED'"))
                .isEqualTo(1);
        assertThat(trellis.text("state from trial_case")).isEqualTo("ENDED");
    }

    @Test
    void whoIsOnePersonInTwoChatsHasTheirAnswersInBoth() {
        Persona ines = trellis.person("ines").says("help");
        Persona elsewhere = trellis.person("W3", "zora").says("help");
        olivia.says("pair @ines Zora");
        asked();
        elsewhere.taps("Not a fit").taps("Tell the program team");
        String code = noor.says("link").answer().replaceAll("(?s).*link ([2-9A-Z]{4}-[2-9A-Z]{4}).*", "$1");
        elsewhere.says("link " + code).taps("Yes, that’s me");
        noor.taps("Yes, that’s me");

        assertThat(trellis.count("trial where person_id = (select id from person where display_name = 'Noor')"))
                .isEqualTo(2);
        assertThat(trellis.count("pair where together = 1")).isEqualTo(2);
        olivia.taps("Re-pair").taps("End it and re-pair");
        assertThat(ines.message()).contains("Your mentoring with Noor comes to its end here");
        assertThat(mara.messages()).noneMatch(said -> said.contains("comes to its end here"));
    }

    private void asked() {
        trellis.pass(Duration.ofDays(29));
        assertThat(questionOf(noor)).isNotEmpty();
    }

    private void told() {
        asked();
        noor.taps("Not a fit").taps("Different goals").taps("Tell the program team");
    }

    private static String questionOf(Persona person) {
        return person.messages().stream()
                .filter(said -> said.contains("[Still deciding]"))
                .reduce((first, second) -> second)
                .orElse("");
    }

    private static long askedOf(Persona person) {
        return person.messages().stream()
                .filter(said -> said.contains("[Still deciding]"))
                .count();
    }

    private void held(String day) {
        noor.says("meet").submits(Map.of("day", day, "time", "15:00"));
        mara.taps("Accept");
        trellis.passUntil(day + "T16:00");
        noor.says("meetings").taps("Yes");
    }
}
