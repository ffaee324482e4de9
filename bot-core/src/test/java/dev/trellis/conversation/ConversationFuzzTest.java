package dev.trellis.conversation;

import dev.trellis.testkit.fuzz.Replay;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What fuzzing starts from and what it found, in every build; {@code mvn -Pfuzz} looks for more. */
@Tag("database")
class ConversationFuzzTest {
    private static final ConversationTarget TARGET = new ConversationTarget();

    @AfterAll
    static void close() {
        TARGET.close();
    }

    @TestFactory
    Stream<DynamicTest> nothingThatIsSaidEndsInAnAccident() {
        return Replay.of(TARGET);
    }
}
