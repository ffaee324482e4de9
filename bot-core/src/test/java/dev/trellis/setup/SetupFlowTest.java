package dev.trellis.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A1–A6: what is missing, with the next step as a button, and every message before anything is sent. */
@Tag("database")
class SetupFlowTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");

    @BeforeEach
    void aProgram() {
        trellis.person("mara").says("help");
        trellis.person("noor").says("help");
        olivia.says("program create Peers").submits(Map.of());
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void theListSaysWhatIsMissingAndWhatIsBestDoneNext() {
        olivia.taps("What is missing?");

        assertThat(olivia.answer())
                .contains(
                        "Peers: 3 things are missing",
                        "Part of which plan: ✗ Missing",
                        "Weekly digest: ✗ No channel yet",
                        "People: ✗ Nobody takes part yet",
                        "What it is for: ✓",
                        "Charter: ○ As the template has it",
                        "Best done next: Part of which plan",
                        "[Change settings]");
    }

    @Test
    void eachStepThatIsDoneMakesRoomForTheNext() {
        olivia.says("program checklist").taps("Change settings").submits(Map.of("strategy", "Grow."));
        olivia.taps("What is missing?");
        assertThat(olivia.answer()).contains("2 things are missing", "Best done next: Weekly digest");
        olivia.saysIn("mentoring", "digest here").says("pair @mara @noor");
        olivia.says("program checklist");
        assertThat(olivia.answer()).contains("nothing is missing", "Best done next: Charter", "[Read the charter]");
        olivia.taps("Read the charter").taps("Change it").submits(Map.of("time", "An hour."));
        olivia.says("skills").taps("Change: groups").submits(Map.of("lines", "Parents"));
        olivia.says("cohort new").submits(Map.of("name", "Autumn"));
        olivia.says("program settings").submits(Map.of("holidays", "2026-12-25"));
        olivia.says("program checklist");
        assertThat(olivia.answer()).contains("Everything is set up").doesNotContain("✗", "○");
    }

    @Test
    void whoeverIsInvitedIsSomethingButNotEnough() {
        olivia.says("program checklist").taps("Invite people");
        olivia.submits(Map.of(
                "side",
                "mentor",
                "people",
                Long.toString(trellis.number("id from person where display_name = 'Mara'"))));
        olivia.says("program checklist");
        assertThat(olivia.answer()).contains("People: ○ People are invited; nobody has joined yet");
    }

    @Test
    void everyMessageCanBeReadBeforeAnybodyGetsOne() {
        olivia.says("program preview");
        StringBuilder read = new StringBuilder(olivia.answer());
        while (olivia.answer().contains("[Next message]")) {
            olivia.taps("Next message");
            read.append(olivia.answer());
        }

        assertThat(read.toString())
                .contains(
                        "message 1 of 15",
                        "You are invited to be a mentor in Peers",
                        "Some questions about you in Peers are still open",
                        "you are now mentoring Olivia in Peers",
                        "Olivia is now your mentor in Peers",
                        "Charter of Peers",
                        "A quick check-in",
                        "Buttons here: 1 ·",
                        "message 8 of 15");
        assertThat(trellis.person("mara").says("help").messages()).isEmpty();
        assertThat(trellis.count("outbox where person_id <> (select id from person where display_name = 'Olivia')"))
                .isZero();
    }

    @Test
    void aPreviewHasNoButtonThatDoesSomething() {
        olivia.says("program preview");
        assertThat(olivia.answer()).contains("Buttons here: Read the charter and join, Not now");
        assertThat(olivia.answer()).doesNotContain("[Not now]");
    }

    @Test
    void whatIsPastTheLastMessageIsTheLast() {
        olivia.sends(new Button.Action("setup.preview", Map.of("program", "1", "at", "99")));
        assertThat(olivia.answer()).contains("message 8 of 15").doesNotContain("[Next message]");
    }

    @Test
    void onlyAdminsSeeIt() {
        Persona mara = trellis.person("mara").says("program preview");
        assertThat(mara.answer()).contains("Only program admins");
        mara.sends(Button.Action.of("setup.preview", "program", 1));
        assertThat(mara.answer()).contains("Only program admins");
    }
}
