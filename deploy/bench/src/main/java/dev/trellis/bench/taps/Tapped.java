package dev.trellis.bench.taps;

import dev.trellis.bench.comparison.BenchmarkFailedException;
import dev.trellis.bench.process.ChildJvm;

/**
 * What came of one round of tapping.
 *
 * @param perSecond acknowledged taps
 * @param slowest 99th percentile of what a tap took, in milliseconds
 */
record Tapped(double perSecond, double slowest) {
    /** Taps on a server from a process of its own. */
    static Tapped at(String port, Round round) {
        try (ChildJvm load = ChildJvm.start(
                TapLoad.class,
                port,
                Integer.toString(round.connections()),
                Integer.toString(round.taps()),
                Long.toString(round.before()))) {
            String[] said = load.said().split(" ");
            if (Integer.parseInt(said[2]) > 0) {
                throw new BenchmarkFailedException(said[2] + " taps were not acknowledged");
            }
            return new Tapped(Double.parseDouble(said[0]), Double.parseDouble(said[1]));
        }
    }

    /** @param before the number before the first check-in of this round */
    record Round(int connections, int taps, long before) {}
}
