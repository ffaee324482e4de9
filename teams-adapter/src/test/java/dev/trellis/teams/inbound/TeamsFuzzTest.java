package dev.trellis.teams.inbound;

import dev.trellis.testkit.fuzz.Replay;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What fuzzing starts from and what it found, in every build; {@code mvn -Pfuzz} looks for more. */
class TeamsFuzzTest {
    @TestFactory
    Stream<DynamicTest> theDoorKeepsItsPromises() {
        return Replay.of(new TeamsDoorTarget());
    }

    @TestFactory
    Stream<DynamicTest> nothingIsGenuineButWhatWasSigned() {
        return Replay.of(new TeamsTokenTarget());
    }
}
