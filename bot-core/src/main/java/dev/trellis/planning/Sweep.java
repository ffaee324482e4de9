package dev.trellis.planning;

import java.time.Duration;

/**
 * Looks for what is due and does it: turns due rows into intents, reminds, closes, asks for profiles. The scheduler runs every sweep in
 * its rhythm, on one node at a time or on several at once: a sweep claims its rows with {@code SKIP LOCKED}.
 */
public interface Sweep {
    /** A word for metrics and logs, such as {@code check-ins}. */
    String name();

    /** How long to wait between two looks. */
    Duration every();

    /**
     * Does everything that is due at the clock's time, in batches, each in its own transaction.
     *
     * @return how many rows were handled
     */
    int sweep();
}
