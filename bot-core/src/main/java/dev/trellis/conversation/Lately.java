package dev.trellis.conversation;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * How long a transaction will take, by what the last ones took. Whoever has less time left than that would wait for work that is undone in
 * the end, and where more comes than the machine can do, everybody at the head of the queue has just that little time left.
 */
final class Lately {
    private static final long LEAST = Duration.ofMillis(250).toNanos();
    /** Half of all transactions take longer than usual; few take twice as long. */
    private static final int MARGIN = 2;

    private static final int REMEMBERED = 8;
    /** Two that stood still, one in each lane, say nothing about the next one. */
    private static final int USUAL = REMEMBERED - 3;

    private final long[] last = new long[REMEMBERED];
    private int next;

    /** Runs a transaction and remembers how long it took, whether it was committed or not. */
    <T> T timed(Supplier<T> transaction) {
        long began = System.nanoTime();
        try {
            return transaction.get();
        } finally {
            took(System.nanoTime() - began);
        }
    }

    /** In nanoseconds. */
    synchronized void took(long nanos) {
        last[next] = nanos;
        next = (next + 1) % REMEMBERED;
    }

    /** The time that the next one needs to be likely to end, in nanoseconds. */
    synchronized long needed() {
        long[] sorted = last.clone();
        Arrays.sort(sorted);
        return Math.max(LEAST, MARGIN * sorted[USUAL]);
    }
}
