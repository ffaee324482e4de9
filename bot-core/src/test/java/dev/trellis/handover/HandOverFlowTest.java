package dev.trellis.handover;

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

/** C5: a mentee goes on with another mentor if everybody concerned says yes. */
@Tag("database")
class HandOverFlowTest {
    private static final String STEP = "Ask Ash about the budget";

    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");
    private final Persona ines = trellis.person("ines");

    @BeforeEach
    void aPair() {
        List.of(mara, noor, ines).forEach(person -> person.says("help"));
        olivia.says("program create Peers").submits(Map.of("cadence", "quarterly", "capacity", "1"));
        olivia.says("pair @mara @noor");
        trellis.database()
                .execute(
                        "insert into enrolment (organization_id, program_id, person_id, side, state, since, enrolled_at, onboarded_at)"
                                + " select 1, 1, id, 'MENTOR', 'ENROLLED', '2026-11-19', '2026-11-19', '2026-11-19' from person"
                                + " where display_name = 'Ines'");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void theMenteeThenTheNewMentorSayYes() {
        mara.says("handover @noor @ines");
        assertThat(noor.message())
                .contains(
                        "Mara suggests that Ines takes over as your mentor",
                        "It is your choice",
                        "they would read: nothing");
        assertThat(ines.messages()).noneMatch(said -> said.contains("Noor"));
        noor.taps("Yes, I’d like that");
        assertThat(ines.message()).contains("Would you take over from Mara and mentor Noor in Peers?", ": nothing");
        assertThat(trellis.count(
                        "pair where together = 1 and mentor_id = (select id from person where display_name = 'Mara')"))
                .isEqualTo(1);
        ines.taps("Yes, I’ll take over");

        assertThat(trellis.text("ended_why from pair where together is null")).isEqualTo("HANDED_OVER");
        assertThat(trellis.text("display_name from person where id = (select mentor_id from pair where together = 1)"))
                .isEqualTo("Ines");
        assertThat(mara.messages()).anyMatch(said -> said.contains("Noor goes on with Ines from now on. Thank you"));
        assertThat(noor.messages()).anyMatch(said -> said.contains("Ines is now your mentor"));
        assertThat(ines.messages()).anyMatch(said -> said.contains("you are now mentoring Noor"));
    }

    @Test
    void nothingIsPassedOnUnlessTheMenteeChoosesTo() {
        reflected();
        mara.says("handover @noor @ines");
        noor.taps("Yes, I’d like that");
        ines.taps("Yes, I’ll take over");
        assertThat(ines.messages()).noneMatch(said -> said.contains(STEP));
    }

    @Test
    void whatTheyChooseReachesTheNewMentorWhenTheyTakeOver() {
        reflected();
        mara.says("handover @noor @ines");
        noor.taps("Share: next steps").taps("Don’t share: next steps");
        noor.taps("Share: next steps").taps("Yes, I’d like that");
        assertThat(ines.messages()).noneMatch(said -> said.contains(STEP));
        ines.taps("Yes, I’ll take over");

        assertThat(ines.messages()).anyMatch(said -> said.contains(STEP));
        assertThat(ines.messages()).noneMatch(said -> said.contains("Only for me"));
    }

    @Test
    void aNoOfEitherEndsItAndAllStaysAsItIs() {
        mara.says("handover @noor @ines");
        noor.taps("No, thank you");
        assertThat(mara.message()).contains("does not come about");
        mara.says("handover @noor @ines");
        noor.taps("Yes, I’d like that");
        ines.taps("No, thank you");

        assertThat(noor.message()).contains("does not come about", "Noor goes on with Mara");
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
        noor.sends(Button.Action.of("handover.yes", "handover", 2));
        assertThat(noor.answer()).contains("does not come about");
    }

    @Test
    void onlyTheMentorAndAdminsAskAndOnlyThoseAskedAnswer() {
        ines.says("handover @noor @ines");
        assertThat(ines.answer()).contains("has no mentor from whom you could hand them over");
        noor.says("handover @noor @ines");
        assertThat(noor.answer()).contains("That is for the mentor");
        olivia.says("handover @noor @ines");
        assertThat(mara.message()).contains("The program team is asking Noor");
        assertThat(noor.message()).contains("The program team suggests that Ines");
        for (Persona other : List.of(mara, ines, olivia)) {
            other.sends(Button.Action.of("handover.yes", "handover", 1));
            assertThat(other.answer()).contains("That is for somebody else to say now");
        }
        noor.taps("Yes, I’d like that");
        noor.sends(Button.Action.of("handover.take", "handover", 1));
        assertThat(noor.answer()).contains("That is for somebody else to say now");
        trellis.anotherOrganization("W2");
        Persona eve = trellis.person("W2", "eve").says("help");
        List.of("yes", "no", "take", "withdraw", "pass").forEach(act -> {
            eve.sends(new Button.Action("handover." + act, Map.of("handover", "1", "kind", "steps")));
            assertThat(eve.answer()).contains("I can’t find that any more");
        });
        assertThat(trellis.count("audit_entry where act = 'handover'")).isEqualTo(1);
    }

    @Test
    void capacityAndTheSamePersonHold() {
        mara.says("handover @noor @mara");
        assertThat(mara.answer()).contains("not in this pair already");
        mara.says("handover @noor @noor");
        assertThat(mara.answer()).contains("not in this pair already");
        trellis.person("ash").says("help");
        mara.says("handover @noor @ines");
        noor.taps("Yes, I’d like that");
        olivia.says("pair @ines @ash");
        ines.taps("Yes, I’ll take over");
        assertThat(ines.answer()).contains("Ines has no place left: one mentee at most");
        assertThat(trellis.count("pair where together = 1")).isEqualTo(2);
        olivia.says("unpair @ines @ash").taps("End it");
        ines.taps("Yes, I’ll take over");
        assertThat(trellis.count("pair where ended_why = 'HANDED_OVER'")).isEqualTo(1);
    }

    @Test
    void ofTwoWhoAskTheFirstWins() {
        trellis.person("ash").says("help");
        mara.says("handover @noor @ines");
        olivia.says("handover @noor @ash");
        assertThat(olivia.answer()).contains("under way for this pair already");
        assertThat(trellis.count("handover")).isEqualTo(1);
    }

    @Test
    void whoeverAskedCanTakeItBack() {
        mara.says("handover @noor @ines");
        mara.taps("Take it back");
        assertThat(noor.messages()).noneMatch(said -> said.contains("[Yes, I’d like that]"));
        mara.says("handover @noor @ines");
        assertThat(trellis.count("handover where running = 1")).isEqualTo(1);
    }

    @Test
    void afterTwoWeeksWithoutAnAnswerItIsOverAndWhoAskedHearsIt() {
        mara.says("handover @noor @ines");
        trellis.pass(Duration.ofDays(10));
        noor.taps("Yes, I’d like that");
        trellis.pass(Duration.ofDays(5));

        assertThat(mara.message()).contains("had no answer for two weeks");
        ines.sends(Button.Action.of("handover.take", "handover", 1));
        assertThat(ines.answer()).contains("had no answer");
        assertThat(trellis.count("pair where ended_why = 'HANDED_OVER'")).isZero();
    }

    @Test
    void meetingsThatWereAgreedAreCalledOffWithNews() {
        noor.says("meet").submits(Map.of("day", "2026-12-10", "time", "15:00"));
        mara.taps("Accept").says("handover @noor @ines");
        noor.taps("Yes, I’d like that");
        ines.taps("Yes, I’ll take over");

        assertThat(mara.messages()).anyMatch(said -> said.contains("is called off") && said.contains("December 10"));
        assertThat(noor.messages()).anyMatch(said -> said.contains("Your meetings with Mara are off"));
        assertThat(trellis.text("state from meeting")).isEqualTo("CANCELLED");
    }

    @Test
    void whenThePairEndsMeanwhileItIsVoid() {
        mara.says("handover @noor @ines");
        olivia.says("unpair @mara @noor").taps("End it");
        assertThat(trellis.text("state from handover")).isEqualTo("OVERTAKEN");
        noor.sends(Button.Action.of("handover.yes", "handover", 1));
        assertThat(noor.answer()).contains("has become void");
        assertThat(mara.messages()).anyMatch(said -> said.contains("has become void"));
    }

    @Test
    void whenTheNewMentorLeavesWhoAskedHearsIt() {
        mara.says("handover @noor @ines");
        ines.says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        trellis.pass(Duration.ofDays(8));

        assertThat(trellis.text("state from handover")).isEqualTo("OVERTAKEN");
        assertThat(mara.messages()).anyMatch(said -> said.contains("has become void"));
    }

    @Test
    void whenTheNewMentorTurnsOutToBeTheMenteeItIsVoid() {
        Persona elsewhere = trellis.person("W3", "zora").says("help");
        mara.says("handover @noor @ines");
        trellis.database()
                .execute("update handover set new_mentor_id = (select id from person where display_name = 'Zora')");
        String code = noor.says("link").answer().replaceAll("(?s).*link ([2-9A-Z]{4}-[2-9A-Z]{4}).*", "$1");
        elsewhere.says("link " + code).taps("Yes, that’s me");
        noor.taps("Yes, that’s me");

        assertThat(trellis.text("state from handover")).isEqualTo("OVERTAKEN");
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
    }

    private void reflected() {
        noor.says("meet").submits(Map.of("day", "2026-11-20", "time", "15:00"));
        mara.taps("Accept");
        trellis.passUntil("2026-11-20T16:00");
        noor.says("meetings").taps("Yes").taps("Add a reflection");
        noor.submits(Map.of("next-step", STEP, "worked", "Only for me"));
    }

    @Test
    void whomNoAdminAsksForIsAMentorOfTheProgramAlready() {
        trellis.person("ash").says("help");
        mara.says("handover @noor @ash");
        assertThat(mara.answer()).contains("Ash is no mentor in this program yet");
        trellis.database()
                .execute(
                        "update enrolment set state = 'DECLINED' where side = 'MENTOR' and person_id = (select id from person where display_name = 'Ines')");
        mara.says("handover @noor @ines");
        assertThat(trellis.count("handover")).isZero();

        olivia.says("handover @noor @ash");
        assertThat(noor.message()).contains("The program team suggests that Ash");
        noor.taps("Yes, I’d like that");
        trellis.person("ash").taps("Yes, I’ll take over");
        assertThat(trellis.count("pair where ended_why = 'HANDED_OVER'")).isEqualTo(1);
    }

    @Test
    void whatKeepsTwoApartHoldsForEverybodyAndIsNotNamed() {
        noor.says("match never @ines");
        for (Persona asking : List.of(mara, olivia)) {
            asking.says("handover @noor @ines");
            assertThat(asking.answer()).contains("By the rules of this program, Ines can’t take over here");
        }
        assertThat(trellis.count("handover")).isZero();
    }

    @Test
    void aRulingThatCameMeanwhileHolds() {
        mara.says("handover @noor @ines");
        noor.taps("Yes, I’d like that");
        olivia.says("match forbid @ines @noor");
        ines.taps("Yes, I’ll take over");

        assertThat(ines.answer()).contains("By the rules of this program, Ines can’t take over here");
        assertThat(trellis.count("pair where ended_why = 'HANDED_OVER'")).isZero();
    }

    @Test
    void aPairThatHasEndedBecomesNoNewOne() {
        mara.says("handover @noor @ines");
        noor.taps("Yes, I’d like that");
        trellis.database()
                .execute(
                        "update pair set state = 'ENDED', together = null, ended_at = '2026-11-19', ended_why = 'COMPLETED'");
        ines.taps("Yes, I’ll take over");

        assertThat(trellis.count("pair where together = 1")).isZero();
        assertThat(trellis.text("state from handover")).isEqualTo("OVERTAKEN");
    }
}
