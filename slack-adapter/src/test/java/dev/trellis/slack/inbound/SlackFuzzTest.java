package dev.trellis.slack.inbound;

import dev.trellis.testkit.fuzz.Replay;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What fuzzing starts from and what it found, in every build; {@code mvn -Pfuzz} looks for more. */
class SlackFuzzTest {
    @TestFactory
    Stream<DynamicTest> theDoorKeepsItsPromises() {
        return Replay.of(new SlackDoorTarget());
    }

    @TestFactory
    Stream<DynamicTest> onlyWhatSlackSignedIsAccepted() {
        return Replay.of(new SlackSignatureTarget());
    }
}
