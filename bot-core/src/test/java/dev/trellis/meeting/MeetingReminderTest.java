package dev.trellis.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import dev.trellis.testkit.Rows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** E4 with B7 and E5: the reminder with its agenda. */
@Tag("database")
class MeetingReminderTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void pairUp() {
        mara.says("help");
        noor.says("help");
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("pair @mara @noor");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void bothAreRemindedADayBeforeWithAnAgendaForEach() {
        agreeOn("2026-11-25", "10:00");
        trellis.passUntil("2026-11-24T09:00");
        assertThat(reminders(mara)).isEmpty();
        trellis.passUntil("2026-11-24T10:00");
        assertThat(reminders(mara))
                .singleElement()
                .asString()
                .contains("Saying no", "help Noor think", "worth your time?", "45 minutes: 5 to arrive")
                .contains("[I’m running late] [Move it] [Cancel it]");
        assertThat(reminders(noor)).singleElement().asString().contains("To get the most out of it", "leave with?");
        trellis.passUntil("2026-11-25T09:59");
        assertThat(reminders(mara)).hasSize(1);
    }

    @Test
    void whatIsAgreedShortBeforeIsRemindedOfAnHourBefore() {
        agreeOn("2026-11-20", "10:00");
        trellis.passUntil("2026-11-20T08:59");
        assertThat(reminders(noor)).isEmpty();
        trellis.passUntil("2026-11-20T09:00");
        assertThat(reminders(noor)).hasSize(1);
    }

    @Test
    void aReminderOnASundayWaitsForMonday() {
        agreeOn("2026-11-23", "10:00");
        trellis.passUntil("2026-11-22T20:00");
        assertThat(reminders(noor)).isEmpty();
        trellis.passUntil("2026-11-23T09:00");
        assertThat(reminders(noor)).hasSize(1);
    }

    @Test
    void nothingIsSaidAfterTheStart() {
        agreeOn("2026-11-25", "10:00");
        trellis.clock().advance(Duration.ofDays(6));
        trellis.settle();
        assertThat(reminders(mara)).isEmpty();
        assertThat(Rows.value(trellis.database(), "select remind_at from meeting"))
                .isEqualTo("null");
    }

    @Test
    void whoeverIsAwayIsLeftInPeaceAndTheOtherIsReminded() {
        agreeOn("2026-11-25", "10:00");
        trellis.database().execute("update person set paused_since = now(6) where display_name = 'Noor'");
        trellis.passUntil("2026-11-24T10:00");
        assertThat(reminders(noor)).isEmpty();
        assertThat(reminders(mara)).hasSize(1);
    }

    @Test
    void inAPairThatEndedNothingIsSaidAndTheRowIsCleared() {
        agreeOn("2026-11-25", "10:00");
        olivia.says("unpair @mara @noor").taps("End it");
        trellis.passUntil("2026-11-26T12:00");
        assertThat(reminders(mara)).isEmpty();
        assertThat(String.join("\n", mara.messages())).doesNotContain("take place");
        assertThat(Rows.value(trellis.database(), "select concat_ws(' ', remind_at, ask_at) from meeting"))
                .isEmpty();
    }

    @Test
    void theNextStepsOfBothComeBackAndTheWordsThatAreOnesOwnDoNot() {
        agreeOn("2026-11-20", "10:00");
        trellis.passUntil("2026-11-20T10:59");
        trellis.database().execute("update outbox set delivered_at = '2026-01-01' where delivered_at is not null");
        trellis.passUntil("2026-11-20T11:00");
        mara.taps("Yes").taps("Add a reflection");
        mara.submits(Map.of("worked", "secret one", "not-worked", "secret two", "next-step", "Read the plan"));
        noor.taps("Yes").taps("Add a reflection").submits(Map.of("next-step", "Ask the *team*"));
        agreeOn("2026-11-25", "10:00");
        trellis.passUntil("2026-11-24T10:00");
        assertThat(reminders(noor).getLast())
                .contains("• You: Ask the *team*", "• Mara: Read the plan")
                .doesNotContain("secret");
        assertThat(reminders(mara).getLast()).contains("• You: Read the plan", "• Noor: Ask the *team*");
        // The second meeting has the next three questions.
        assertThat(reminders(mara).getLast())
                .contains("sure it would work out?")
                .doesNotContain("worth your time?");
    }

    @Test
    void whoeverRunsLateSaysItInOneTapAndItIsSaidOnce() {
        agreeOn("2026-11-20", "10:00");
        trellis.passUntil("2026-11-20T09:55");
        mara.taps("I’m running late");
        assertThat(mara.answer()).contains("I told Noor");
        assertThat(noor.message()).contains("Mara is running a little late");
        int before = noor.messages().size();
        mara.taps("I’m running late");
        assertThat(noor.messages()).hasSize(before);
    }

    @Test
    void nobodyIsLateADayBeforeOrAfterTheEnd() {
        agreeOn("2026-11-25", "10:00");
        Button.Action late = Button.Action.of("meeting.late", "meeting", 1, "version", 1);
        mara.sends(late);
        assertThat(mara.answer()).contains("plenty of time");
        trellis.passUntil("2026-11-25T10:10");
        mara.sends(late);
        assertThat(mara.answer()).contains("I told Noor");
        trellis.passUntil("2026-11-25T11:00");
        noor.sends(late);
        assertThat(noor.answer()).contains("has come or is over");
    }

    @Test
    void aMeetingMovedAfterItsReminderTakesTheReminderAlong() {
        agreeOn("2026-11-25", "10:00");
        trellis.passUntil("2026-11-24T10:00");
        noor.taps("Move it").submits(Map.of("day", "2026-11-27", "time", "10:00"));
        assertThat(reminders(noor)).isEmpty();
        assertThat(reminders(mara)).isEmpty();
        assertThat(mara.message()).contains("Noor suggests another time");
        mara.taps("Accept");
        trellis.passUntil("2026-11-26T10:00");
        assertThat(reminders(mara)).hasSize(1);
    }

    private void agreeOn(String day, String time) {
        mara.says("meet").submits(Map.of("day", day, "time", time, "topic", "Saying no"));
        noor.taps("Accept");
    }

    private static List<String> reminders(Persona person) {
        return person.messages().stream()
                .filter(text -> text.contains("[I’m running late]"))
                .toList();
    }
}
