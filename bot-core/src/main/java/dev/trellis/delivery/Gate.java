package dev.trellis.delivery;

import dev.trellis.platform.Pace;
import java.time.Duration;
import java.util.Arrays;

/**
 * How many calls this node has made lately in a lane, so that after a stall those that were held up do not come all at once. Counts when
 * calls were really made and not when they should have been: a late one and those that are on time would be too many within one window.
 */
final class Gate {
    /**
     * A window is shorter by as much than the pace's, which calls keep to by themselves: else what one is late by would hold up all that
     * follow, for ever.
     */
    private static final Duration SHORTER = Duration.ofMillis(10);

    /** {@link System#nanoTime()} of the last calls, in a ring. */
    private final long[] recent;

    private final long window;
    private int next;

    Gate(Pace pace) {
        recent = new long[pace.calls()];
        window = Math.max(0, pace.per().minus(SHORTER).toNanos());
        Arrays.fill(recent, System.nanoTime() - window);
    }

    /** Returns when it is time for one more call. */
    void pass() throws InterruptedException {
        int turn;
        long at;
        synchronized (this) {
            turn = next;
            next = (next + 1) % recent.length;
            long now = System.nanoTime();
            long free = recent[turn] + window;
            at = free - now > 0 ? free : now;
            recent[turn] = at;
        }
        long wait = at - System.nanoTime();
        if (wait > 0) {
            Thread.sleep(Duration.ofNanos(wait));
            synchronized (this) {
                // Somebody may have been given the same place for later meanwhile.
                recent[turn] = Math.max(recent[turn], System.nanoTime());
            }
        }
    }
}
