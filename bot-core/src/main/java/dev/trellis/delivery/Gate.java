package dev.trellis.delivery;

import dev.trellis.platform.Pace;
import java.time.Duration;
import java.util.Arrays;

/**
 * How many calls this node has made lately in a lane, so that after a stall those that were held up do not come all at once.
 */
final class Gate {
    /** {@link System#nanoTime()} of the last calls, in a ring. */
    private final long[] recent;

    private final long window;
    private int next;

    Gate(Pace pace) {
        recent = new long[pace.calls()];
        window = pace.per().toNanos();
        Arrays.fill(recent, System.nanoTime() - window);
    }

    /** Gives the next moment to a call: how long to wait until it. */
    synchronized Duration pass() {
        long now = System.nanoTime();
        long free = recent[next] + window;
        long at = free - now > 0 ? free : now;
        recent[next] = at;
        next = (next + 1) % recent.length;
        return Duration.ofNanos(at - now);
    }
}
