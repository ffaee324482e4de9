package dev.trellis.testkit.fuzz;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Jazzer calls, in a JVM for one target. Its two methods are found by name. */
public final class FuzzDriver {
    /** The system property that names the target's class. */
    static final String TARGET = "fuzz.target";

    private static @Nullable FuzzTarget target;

    private FuzzDriver() {}

    public static void fuzzerInitialize() {
        target = FuzzTarget.named(System.getProperty(TARGET));
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Objects.requireNonNull(target).take(input);
    }
}
