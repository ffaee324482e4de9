package dev.trellis.planted;

import java.time.Instant;

/** Planted: breaks a rule of {@code dev.trellis.architecture.Rule}. */
public final class AsksTheSystemForTheTime {
    private AsksTheSystemForTheTime() {}

    /** The time of the machine, which no test can step. */
    public static Instant time() {
        return Instant.now();
    }
}
