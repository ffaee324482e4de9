package dev.trellis.bench;

import dev.trellis.bench.comparison.Comparison;
import dev.trellis.bench.comparison.Sizes;
import dev.trellis.bench.server.Server;
import dev.trellis.testkit.TestDatabase;
import java.util.Map;

/** Runs a benchmark so small that it says nothing about speed: it only shows that it still runs. */
public final class Smoke {
    private Smoke() {}

    public static Comparison run(Benchmark benchmark, Map<String, Integer> sizes) {
        try (TestDatabase any = TestDatabase.empty()) {
            return benchmark.measure(new Sizes(sizes), new Server(any.url(), any.username(), any.password()));
        }
    }
}
