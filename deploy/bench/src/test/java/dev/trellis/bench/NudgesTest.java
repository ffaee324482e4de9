package dev.trellis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.bench.comparison.Comparison;
import dev.trellis.bench.nudges.AgainstDbScheduler;
import dev.trellis.bench.nudges.AgainstQuartz;
import dev.trellis.bench.nudges.BesideABacklog;
import dev.trellis.bench.nudges.OverHttp;
import dev.trellis.bench.nudges.WithFutureRows;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class NudgesTest {
    private static final Map<String, Integer> SMALL =
            Map.of("future", 60, "due", 20, "due-quartz", 10, "warm-ups", 0, "pairs", 1, "threads", 4);

    @Test
    void runsBesideDbScheduler() {
        ran(new AgainstDbScheduler());
    }

    @Test
    void runsBesideQuartz() {
        ran(new AgainstQuartz());
    }

    @Test
    void runsOverHttp() {
        ran(new OverHttp());
    }

    @Test
    void runsWithAndWithoutFutureRows() {
        ran(new WithFutureRows());
    }

    @Test
    void runsBesideABacklog() {
        Comparison comparison =
                Smoke.run(new BesideABacklog(), Map.of("backlog", 100, "messages", 5, "warm-ups", 0, "pairs", 1));

        assertThat(comparison.ourFigures().least()).isPositive();
    }

    private static void ran(Benchmark benchmark) {
        Comparison comparison = Smoke.run(benchmark, SMALL);

        assertThat(comparison.ourFigures().least()).isPositive();
        assertThat(comparison.theirFigures().least()).isPositive();
    }
}
