package dev.trellis.faults;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what other processes do, no longer than it takes. */
final class Await {
    private Await() {}

    static void until(String what, Duration patience, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still waiting after " + patience + ": " + what);
            }
            Thread.sleep(50);
        }
    }
}
