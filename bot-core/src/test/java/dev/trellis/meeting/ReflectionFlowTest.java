package dev.trellis.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.FormValues;
import dev.trellis.testkit.Persona;
import dev.trellis.testkit.Rows;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** E6: did it happen, and what stays of it. */
@Tag("database")
class ReflectionFlowTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void meet() {
        mara.says("help");
        noor.says("help");
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("pair @mara @noor");
        mara.says("meet").submits(Map.of("day", "2026-11-20", "time", "10:00", "minutes", "30"));
        noor.taps("Accept");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void bothAreAskedAQuarterOfAnHourAfterTheEnd() {
        trellis.passUntil("2026-11-20T10:44");
        assertThat(mara.message()).doesNotContain("take place");
        trellis.passUntil("2026-11-20T10:45");
        assertThat(mara.message()).contains("meeting with Noor", "take place?", "[Yes] [No] [It moved]");
        assertThat(noor.message()).contains("meeting with Mara", "take place?");
        int before = mara.messages().size();
        trellis.passUntil("2026-11-20T17:00");
        assertThat(mara.messages()).hasSize(before);
    }

    @Test
    void oneTapAnswersAndCanBeChanged() {
        asked();
        mara.taps("No");
        assertThat(mara.message()).contains("did not take place", "[Propose a meeting]", "[Change answer]");
        assertThat(state()).isEqualTo("NOT_HELD");
        mara.taps("Change answer");
        assertThat(mara.message()).contains("[Yes] [No] [It moved]");
        mara.taps("Yes");
        assertThat(mara.message()).contains("Noted: you met Noor", "[Add a reflection]");
        assertThat(state()).isEqualTo("HELD");
        assertThat(Rows.number(trellis.database(), "select count(*) from meeting_reflection"))
                .isEqualTo(1);
    }

    @Test
    void aMeetingIsHeldIfOneOfTheTwoSaysSo() {
        asked();
        mara.taps("No");
        noor.taps("Yes");
        assertThat(state()).isEqualTo("HELD");
        noor.taps("Change answer").taps("It moved");
        assertThat(state()).isEqualTo("NOT_HELD");
        assertThat(Rows.value(
                        trellis.database(), "select group_concat(happened order by person_id) from meeting_reflection"))
                .isEqualTo("NO,MOVED");
    }

    @Test
    void theFormSaysWhoSeesWhatAndTheReceiptKeepsTheNextStep() {
        asked();
        noor.taps("Yes").taps("Add a reflection");
        assertThat(noor.voice().plain(Objects.requireNonNull(noor.form().introduction())))
                .contains("stays with you alone", "shown to Mara");
        noor.submits(Map.of("worked", "Listening", "next-step", "Call *them* <@U1>"));
        assertThat(noor.reply()).isInstanceOf(Reply.Quiet.class);
        assertThat(noor.message()).contains("Your reflection is kept", "“Call *them* <@U1>”", "[Change reflection]");
        noor.taps("Change reflection");
        assertThat(FormValues.initial(noor.form())).containsEntry("worked", "Listening");
        noor.taps("Change answer").taps("No");
        assertThat(noor.message()).contains("“Call *them* <@U1>”");
    }

    @Test
    void wordsThatAreTooLongAreNamed() {
        asked();
        noor.taps("Yes").taps("Add a reflection").submits(Map.of("worked", "x".repeat(10_000)));
        assertThat(noor.answer()).startsWith("worked: ");
    }

    @Test
    void beforeTheMeetingThereIsNothingToSay() {
        mara.sends(answer("yes"));
        assertThat(mara.answer()).contains("nothing to say about this meeting yet");
        assertThat(state()).isEqualTo("AGREED");
        asked();
        mara.sends(answer("perhaps"));
        assertThat(state()).isEqualTo("AGREED");
    }

    @Test
    void wordsComeAfterTheTap() {
        asked();
        mara.asksFor(Button.Action.of("meeting.reflect", "meeting", 1));
        assertThat(mara.answer()).contains("take place?");
    }

    @Test
    void othersAndOtherOrganizationsAnswerNothing() {
        asked();
        trellis.anotherOrganization("W2");
        mara.taps("Yes").taps("Add a reflection").submits(Map.of("worked", "mine"));
        for (Persona other : new Persona[] {trellis.person("eve"), trellis.person("W2", "mara")}) {
            other.sends(answer("no"));
            assertThat(other.answer()).contains("can’t find that meeting");
            other.asksFor(Button.Action.of("meeting.reflect", "meeting", 1));
            assertThat(other.answer()).contains("can’t find that meeting");
            other.submits("meeting.reflect", Map.of("meeting", "1"), Map.of("worked", "theirs"));
        }
        assertThat(state()).isEqualTo("HELD");
        assertThat(trellis.count("meeting_reflection")).isEqualTo(1);
        assertThat(trellis.words("worked from meeting_reflection")).isEqualTo("mine");
        assertThat(trellis.bean(Reflections.class).findByMeetingIdAndOrganizationIdAndPersonId(1, 2, 2))
                .isEmpty();
    }

    @Test
    void thePartnerNeverSeesOnesOwnWords() {
        asked();
        mara.taps("Yes").taps("Add a reflection").submits(Map.of("worked", "secret"));
        noor.taps("Yes").taps("Add a reflection");
        assertThat(FormValues.initial(noor.form())).isEmpty();
        assertThat(String.join("\n", noor.messages())).doesNotContain("secret");
    }

    @Test
    void nobodyWhoIsAwayIsAsked() {
        trellis.database().execute("update person set paused_since = now(6) where display_name = 'Noor'");
        asked();
        assertThat(String.join("\n", noor.messages())).doesNotContain("take place?");
        assertThat(mara.message()).contains("take place?");
    }

    @Test
    void theQuestionWaitsForTheBudgetAndCanBeAnsweredFromTheListMeanwhile() {
        trellis.passUntil("2026-11-20T10:30");
        trellis.database().execute("update outbox set urgency = 'ROUTINE' where state = 'DELIVERED'");
        trellis.passUntil("2026-11-20T12:00");
        assertThat(String.join("\n", mara.messages())).doesNotContain("take place?");
        mara.says("meetings");
        assertThat(mara.answer()).contains("take place?", "[Yes] [No] [It moved]");
        mara.taps("Yes");
        assertThat(mara.answer()).contains("Noted: you met Noor");
        mara.taps("Add a reflection").submits(Map.of("next-step", "Call them"));
        assertThat(mara.message()).contains("Your reflection is kept", "“Call them”");
        mara.says("meetings");
        assertThat(mara.answer()).doesNotContain("take place?");
        // What was answered is not asked any more when there is room again.
        trellis.passUntil("2026-11-27T12:00");
        assertThat(String.join("\n", mara.messages())).doesNotContain("take place?");
    }

    private void asked() {
        trellis.passUntil("2026-11-20T10:45");
    }

    private static Button.Action answer(String happened) {
        return Button.Action.of("meeting.happened", "meeting", 1, "answer", happened);
    }

    private String state() {
        return Rows.value(trellis.database(), "select state from meeting where id = 1");
    }
}
