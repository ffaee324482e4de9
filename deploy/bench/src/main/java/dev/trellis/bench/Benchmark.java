package dev.trellis.bench;

import dev.trellis.bench.comparison.Comparison;
import dev.trellis.bench.comparison.Sizes;
import dev.trellis.bench.server.Server;

/** One of the questions that this module answers with a measurement. */
public interface Benchmark {
    /**
     * Measures both sides.
     *
     * @param server for schemas of its own, which are gone afterwards
     * @throws dev.trellis.bench.comparison.BenchmarkFailedException when there is no result
     */
    Comparison measure(Sizes sizes, Server server);

    /** Whether it does anything with a server; one that does not is given {@link Server#NONE}. */
    default boolean needsServer() {
        return true;
    }
}
