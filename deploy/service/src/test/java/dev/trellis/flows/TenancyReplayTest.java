package dev.trellis.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.message.Button;
import dev.trellis.person.Right;
import dev.trellis.platform.Capability;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import dev.trellis.testkit.RecordingConversation;
import dev.trellis.testkit.Rows;
import dev.trellis.testkit.TestDatabase;
import dev.trellis.text.Text;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two organizations in one deployment: whatever is done in the one is done once more in the other, with the first one's ids. Nothing is
 * seen, nothing is changed, and what somebody has no right to is audited where they are.
 */
@Tag("database")
@Tag("tour")
class TenancyReplayTest {
    @Test
    void nothingIsSeenOrChangedAtTheEndOfALife() {
        try (CoreFixture trellis = new CoreFixture(Capability.HOME)) {
            Tour.of(trellis);
            Replay replay = Replay.of(trellis).run();
            report("end", replay);

            assertThat(replay.findings()).isEmpty();
            assertThat(replay.texts().all())
                    .contains("Mara", "Peers", "To grow.", "It helped to say it aloud.", "Silence", "First steps");
            assertThat(replay.refused()).isGreaterThan(100);
            assertThat(missing(trellis.bean(Talk.class), replay)).isEmpty();
        }
    }

    @Test
    void norInTheMiddleOfOne() {
        try (CoreFixture trellis = new CoreFixture(Capability.HOME)) {
            Tour.half(trellis);
            Persona noor = trellis.person("noor").says("link");
            String code = noor.answer().replaceAll("(?s).*link ([2-9A-Z]{4}-[2-9A-Z]{4}).*", "$1");
            trellis.person("mara").says("link " + code);
            Replay replay = Replay.of(trellis).run();
            report("middle", replay);

            assertThat(replay.findings()).isEmpty();
        }
    }

    @Test
    void aFlowThatTakesAnIdAtItsWordIsFound() {
        TakesIdsAtTheirWord planted = new TakesIdsAtTheirWord();
        try (CoreFixture trellis = CoreFixture.with(planted)) {
            planted.database = trellis.database();
            trellis.person("mara").says("help");
            trellis.person("mara").sends(Button.Action.of("planted.see", "person", 1));
            trellis.person("mara").sends(Button.Action.of("planted.change", "person", 1));
            Replay replay = Replay.of(trellis).run();

            assertThat(replay.findings())
                    .anyMatch(finding -> finding.contains("planted.see") && finding.endsWith("was answered “Mara”"))
                    .anyMatch(finding -> finding.startsWith("changed in person: was "))
                    .anyMatch(finding -> finding.startsWith("changed in person: is "));
        }
    }

    @Test
    void aRefusalThatIsNotAuditedIsFound() {
        try (CoreFixture trellis = new CoreFixture()) {
            trellis.person("mara").says("help").says("pairs");
            Replay replay = Replay.against(
                            trellis, (inbound, deadline) -> Answer.kept(Reply.quiet(), RecordingConversation.VOICE))
                    .run();

            assertThat(replay.findings()).anyMatch(finding -> finding.endsWith("the refusal is not audited"));
        }
    }

    private static Set<String> missing(Talk talk, Replay replay) {
        Set<String> missing = new TreeSet<>();
        talk.commands().forEach(command -> missing.add("command " + command.name()));
        talk.buttons().forEach(button -> missing.add("button " + button.name()));
        talk.forms().forEach(form -> missing.add("form " + form.name()));
        missing.removeAll(replay.named());
        return missing;
    }

    private static void report(String when, Replay replay) {
        System.out.println("At the " + when + " of a life: " + replay.done() + " gestures, " + replay.refused()
                + " of them refused, " + replay.texts().all().size() + " texts looked for");
    }

    /** As no flow may be: it finds rows by id alone. */
    private static final class TakesIdsAtTheirWord implements Flow {
        private @Nullable TestDatabase database;

        @Override
        public void define(Talk talk) {
            talk.button("planted.see", Right.TAKE_PART, (turn, claim) -> {
                String name = Rows.value(database, "select display_name from person where id = " + claim.id("person"));
                return Reply.say(Text.words(name));
            });
            talk.button("planted.change", Right.TAKE_PART, (turn, claim) -> {
                database.execute("update person set working_from = working_from + 1 where id = " + claim.id("person"));
                return Reply.quiet();
            });
        }
    }
}
