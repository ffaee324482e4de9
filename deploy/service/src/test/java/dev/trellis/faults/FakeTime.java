package dev.trellis.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Processes whose machine has another time: libfaketime before the C library. Where it is not installed (Debian: {@code libfaketime}), such
 * tests are skipped and say so.
 */
final class FakeTime {
    private FakeTime() {}

    /** Environment of a process whose wall clock is ahead by so much, or behind. What it measures durations with stays true. */
    static Map<String, String> ahead(Duration by) {
        return Map.of(
                "LD_PRELOAD",
                library().orElseThrow().toString(),
                "FAKETIME",
                (by.isNegative() ? "" : "+") + by.toSeconds(),
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1");
    }

    static void assumeThere() {
        if (library().isEmpty()) {
            System.out.println("!!! NOT TESTED: libfaketime is not installed, so no machine's clock can be put wrong");
        }
        Assumptions.assumeTrue(library().isPresent(), "libfaketime is not installed");
    }

    private static Optional<Path> library() {
        return Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
                .map(machine -> Path.of("/usr/lib", machine, "faketime", "libfaketime.so.1"))
                .filter(Files::exists)
                .findFirst();
    }
}
