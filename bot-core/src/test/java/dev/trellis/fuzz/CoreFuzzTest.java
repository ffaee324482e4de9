package dev.trellis.fuzz;

import dev.trellis.testkit.fuzz.Replay;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What fuzzing starts from and what it found, in every build; {@code mvn -Pfuzz} looks for more. */
class CoreFuzzTest {
    @TestFactory
    Stream<DynamicTest> notationsAreReadOrRefused() {
        return Replay.of(new NotationsTarget());
    }

    @TestFactory
    Stream<DynamicTest> whatAFormLetsThroughCanBeUsed() {
        return Replay.of(new FormTarget());
    }
}
