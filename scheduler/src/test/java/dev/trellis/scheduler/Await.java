package dev.trellis.scheduler;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do, no longer than it takes. */
final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Await() {}

    static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still waiting after " + PATIENCE + ": " + what);
            }
            Thread.sleep(10);
        }
    }
}
