package dev.trellis.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.trellis.bench.comparison.Comparison;
import dev.trellis.bench.comparison.Sizes;
import dev.trellis.bench.matching.MatchMemory;
import dev.trellis.bench.matching.MatchTime;
import dev.trellis.bench.matching.OrTools;
import dev.trellis.bench.server.Server;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Needs no database. Skipped where OR-Tools' native part does not run. */
class MatchTest {
    private static final Map<String, Integer> SMALL =
            Map.of("mentees", 40, "mentors", 20, "listed", 8, "warm-ups", 0, "pairs", 2);

    @BeforeAll
    static void orToolsRunsHere() {
        assumeThat(OrTools.isThere()).as("OR-Tools' native part runs here").isTrue();
    }

    @Test
    void runsOnAllPairs() {
        ran(MatchTime.dense());
    }

    @Test
    void runsOnListedPairs() {
        ran(MatchTime.sparse());
    }

    @Test
    void runsWithTheWeakestLifted() {
        ran(MatchTime.fair());
    }

    @Test
    void measuresMemory() {
        Comparison comparison = ran(new MatchMemory());

        assertThat(comparison.ourFigures().least()).isBetween(10.0, 500.0);
    }

    private static Comparison ran(Benchmark benchmark) {
        assertThat(benchmark.needsServer()).isFalse();
        Comparison comparison = benchmark.measure(new Sizes(SMALL), Server.NONE);

        assertThat(comparison.ourFigures().least()).isPositive();
        assertThat(comparison.theirFigures().least()).isPositive();
        return comparison;
    }
}
