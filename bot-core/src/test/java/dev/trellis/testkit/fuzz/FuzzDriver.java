package dev.trellis.testkit.fuzz;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Jazzer calls, in a JVM for one target. Its two methods are found by name. */
public final class FuzzDriver {
    /** The system property that names the target's class. */
    static final String TARGET = "fuzz.target";

    private static @Nullable FuzzTarget target;

    private FuzzDriver() {}

    /** Takes the seeds once, so that loading and instrumenting classes does not count as an input's time. */
    public static void fuzzerInitialize() {
        FuzzTarget named = FuzzTarget.named(System.getProperty(TARGET));
        target = named;
        named.seeds().values().forEach(FuzzDriver::warmUp);
    }

    private static void warmUp(byte[] seed) {
        try {
            fuzzerTestOneInput(seed);
        } catch (Exception | AssertionError found) {
            // The fuzzer begins with the same inputs, and finds it again.
        }
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Objects.requireNonNull(target).take(input);
    }
}
