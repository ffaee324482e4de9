package dev.trellis.bench.nudges;

import dev.trellis.bench.comparison.BenchmarkFailedException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** For what other threads do, looking every five milliseconds. */
final class Waiting {
    private Waiting() {}

    static void until(BooleanSupplier done, String what, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new BenchmarkFailedException("not all were " + what + " within " + atMost.toSeconds() + " s");
            }
            Thread.sleep(5);
        }
    }
}
