package dev.trellis.ending;

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

/** C5: a pair comes to a good end, with a reason, a week to say something, and thanks. */
@Tag("database")
class EndingFlowTest {
    private static final String THANKS = "You asked the one question that mattered";
    private static final String LESSON = "Ask sooner";
    private static final String REFLECTION = "I was braver than I thought";

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
    void oneTapSaysWhyAndTheOtherHearsIt() {
        noor.says("end");
        assertThat(noor.answer()).contains("What brings your mentoring with Mara to its end?", "[It isn’t working]");
        noor.taps("Goals reached");

        assertThat(noor.message()).contains("to a good end: the goals are reached", "November 26", "[Take it back]");
        assertThat(mara.message())
                .contains("coming to a good end: the goals are reached", "[One last meeting]", "[End it now]")
                .doesNotContain("[Take it back]");
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
        noor.says("status");
        assertThat(noor.answer()).contains("It comes to a good end on");
    }

    @Test
    void afterAWeekItHasCompletedAndBothHearIt() {
        begun();
        trellis.pass(Duration.ofDays(8));

        assertThat(trellis.text("ended_why from pair")).isEqualTo("COMPLETED");
        assertThat(noor.message())
                .contains("has come to its end", "two more weeks", "part of the next round", "[Say a few last words]");
        assertThat(mara.message()).contains("has come to its end").doesNotContain("the next round");
    }

    @Test
    void eitherMayEndItAtOnce() {
        begun();
        mara.taps("End it now").taps("Not now").taps("End it now").taps("Yes, end it now");

        assertThat(trellis.text("ended_why from pair")).isEqualTo("COMPLETED");
        assertThat(noor.message()).contains("has come to its end");
        mara.sends(Button.Action.of("ending.now-yes", "ending", 1));
        assertThat(mara.answer()).contains("has come to its end");
    }

    @Test
    void whoeverBeganItCanTakeItBackWithinTheWeekAndNobodyElse() {
        begun();
        mara.sends(Button.Action.of("ending.undo", "ending", 1));
        assertThat(mara.answer()).contains("Only whoever began it");
        noor.taps("Take it back");

        assertThat(mara.message()).contains("goes on: the end was taken back");
        trellis.pass(Duration.ofDays(9));
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
        noor.says("end").taps("Its time is over");
        assertThat(trellis.count("ending where running = 1")).isEqualTo(1);
    }

    @Test
    void ofTwoWhoBeginTheFirstHas() {
        mara.says("end");
        begun();
        mara.taps("Its time is over");

        assertThat(trellis.count("ending")).isEqualTo(1);
        assertThat(mara.answer()).contains("coming to a good end: the goals are reached");
    }

    @Test
    void thanksReachThePartnerAndTheRestStaysWhereItsAuthorWantsIt() {
        begun();
        noor.taps("Say a few last words");
        noor.submits(Map.of("thanks", THANKS, "lessons", LESSON, "reflection", REFLECTION));

        assertThat(mara.message()).contains(THANKS).doesNotContain(LESSON, REFLECTION);
        noor.taps("Say a few last words");
        assertThat(noor.form().fields()).hasSizeLessThanOrEqualTo(4);
        noor.submits(Map.of("thanks", THANKS + "!", "audience", "PAIR"));
        assertThat(mara.message()).contains(THANKS + "!", LESSON).doesNotContain(REFLECTION);
        assertThat(mara.messages().stream().filter(said -> said.contains(THANKS)))
                .hasSize(1);
        noor.taps("Say a few last words").submits(Map.of("thanks", "", "lessons", ""));
        assertThat(mara.messages()).noneMatch(said -> said.contains(THANKS));
    }

    @Test
    void whatIsOpenToTheTeamIsReadThereWithoutAName() {
        begun();
        noor.taps("Say a few last words").submits(Map.of("lessons", LESSON, "audience", "PROGRAM_TEAM"));
        mara.taps("Say a few last words").submits(Map.of("lessons", "Listen more", "audience", "ME"));
        olivia.says("end lessons");

        assertThat(olivia.answer()).contains(LESSON).doesNotContain("Noor", "Listen more");
        assertThat(mara.says("end lessons").answer()).contains("Only program admins");
    }

    @Test
    void nothingHasToBeSaid() {
        begun();
        int before = mara.messages().size();
        noor.taps("Say a few last words").submits(Map.of());
        assertThat(noor.answer()).contains("I’ve kept it for you");
        assertThat(mara.messages()).hasSize(before);
    }

    @Test
    void somethingMayBeSaidUntilTwoWeeksAfterTheEnd() {
        begun();
        trellis.pass(Duration.ofDays(20));
        mara.taps("Say a few last words").submits(Map.of("thanks", THANKS));
        assertThat(noor.message()).contains(THANKS);
        trellis.pass(Duration.ofDays(4));
        mara.taps("Say a few last words");
        assertThat(mara.answer()).contains("two weeks after the end");
    }

    @Test
    void notWorkingIsAskedPrivatelyAndEndsNothing() {
        int before = mara.messages().size();
        noor.says("end").taps("It isn’t working");

        assertThat(noor.answer()).contains("nobody’s fault", "[Different styles]", "[Tell the program team]");
        assertThat(mara.messages()).hasSize(before);
        assertThat(trellis.count("ending")).isZero();
        assertThat(trellis.text("answer from trial where answer is not null")).isEqualTo("NOT_A_FIT");
    }

    @Test
    void anAdminBringsOthersToAnEndAndMayUndoIt() {
        olivia.says("end");
        assertThat(olivia.answer()).contains("Mention both");
        olivia.says("end @mara @noor").taps("Things have changed");
        assertThat(mara.message()).contains("things have changed");
        assertThat(trellis.count("audit_entry where act = 'end'")).isEqualTo(1);
        olivia.sends(Button.Action.of("ending.now-yes", "ending", 1));
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
        olivia.says("end @mara @noor").taps("Take it back");
        assertThat(noor.message()).contains("goes on");
        olivia.says("end @mara @noor").taps("It isn’t working");
        assertThat(olivia.answer()).contains("Not a fit: Mara and Noor", "[Re-pair]");
    }

    @Test
    void whoIsAwayHearsItBeforeItEnds() {
        mara.says("pause 2026-11-28");
        begun();
        trellis.pass(Duration.ofDays(8));
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
        trellis.passUntil("2026-12-02T12:00");

        assertThat(mara.messages()).anyMatch(said -> said.contains("has come to its end"));
        assertThat(trellis.count("pair where together = 1")).isZero();
    }

    @Test
    void whoIsAwayWithoutADateHoldsItUpForTwoWeeksAtMost() {
        mara.says("pause");
        mara.submits(Map.of());
        begun();
        trellis.pass(Duration.ofDays(23));

        assertThat(trellis.count("pair where together = 1")).isZero();
    }

    @Test
    void meetingsThatWereAgreedAreCalledOffWithNews() {
        noor.says("meet").submits(Map.of("day", "2026-12-10", "time", "15:00"));
        mara.taps("Accept");
        begun();
        mara.taps("End it now").taps("Yes, end it now");

        assertThat(noor.message()).contains("This meeting that you had agreed on is called off", "December 10");
    }

    @Test
    void whenAnAdminEndsThePairMeanwhileItIsOvertaken() {
        begun();
        olivia.says("unpair @mara @noor").taps("End it");

        assertThat(trellis.text("state from ending")).isEqualTo("OVERTAKEN");
        assertThat(noor.messages()).noneMatch(said -> said.contains("[Take it back]"));
        trellis.pass(Duration.ofDays(9));
        assertThat(trellis.text("ended_why from pair")).isEqualTo("BY_AN_ADMIN");
    }

    @Test
    void strangersNeitherReadNorEndNorUndo() {
        begun();
        trellis.anotherOrganization("W2");
        Persona eve = trellis.person("W2", "eve").says("help");
        Persona ash = trellis.person("ash").says("help");
        for (Persona stranger : List.of(eve, ash)) {
            for (String act : List.of("ending.now", "ending.now-yes", "ending.undo", "ending.extend")) {
                stranger.sends(Button.Action.of(act, "ending", 1));
                assertThat(stranger.answer()).contains("I can’t find that any more");
            }
            stranger.asksFor(Button.Action.of("ending.farewell", "ending", 1));
            assertThat(stranger.answer()).contains("I can’t find that any more");
            stranger.sends(new Button.Action("ending.why", Map.of("pair", "1", "why", "TIME_OVER")));
            assertThat(stranger.answer()).contains("I can’t find that any more");
        }
        assertThat(trellis.count("ending")).isEqualTo(1);
    }

    @Test
    void whoIsForgottenTakesTheirWordsAlong() {
        begun();
        noor.taps("Say a few last words").submits(Map.of("thanks", THANKS, "reflection", REFLECTION));
        noor.says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        trellis.pass(Duration.ofDays(12));

        assertThat(trellis.count("farewell where thanks is not null or reflection is not null"))
                .isZero();
        assertThat(trellis.count("ending where running = 1")).isZero();
    }

    private void begun() {
        noor.says("end").taps("Goals reached");
    }
}
