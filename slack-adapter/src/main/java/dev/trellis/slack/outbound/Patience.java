package dev.trellis.slack.outbound;

import java.time.Duration;

/**
 * How long preparations may take before a message is posted: a delivery ends within 15 seconds, and the call that posts may take 10 of
 * them. Measured on the machine's own clock, which nobody steps.
 */
final class Patience {
    private static final long PREPARING = Duration.ofSeconds(4).toNanos();

    private final long began = System.nanoTime();

    private Patience() {}

    static Patience begin() {
        return new Patience();
    }

    boolean isOver() {
        return System.nanoTime() - began > PREPARING;
    }
}
