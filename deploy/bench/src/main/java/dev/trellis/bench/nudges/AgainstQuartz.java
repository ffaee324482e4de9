package dev.trellis.bench.nudges;

import dev.trellis.bench.Benchmark;
import dev.trellis.bench.comparison.Comparison;
import dev.trellis.bench.comparison.Goal;
import dev.trellis.bench.comparison.Question;
import dev.trellis.bench.comparison.SideBySide;
import dev.trellis.bench.comparison.Sizes;
import dev.trellis.bench.server.Server;
import java.util.List;

/** How many nudges a second are planned and sent, beside one-off triggers of clustered Quartz, where sending is nothing. */
public final class AgainstQuartz implements Benchmark {
    public static final String NAME = "quartz";
    private static final Question QUESTION =
            new Question(NAME, "planned and sent nudges/s ÷ Quartz clustered one-off triggers", "/s", Goal.atLeast(80));

    @Override
    public Comparison measure(Sizes sizes, Server server) {
        int warmUps = sizes.of("warm-ups", 1);
        int pairs = sizes.of("pairs", 5);
        int threads = sizes.of("threads", 20);
        int future = sizes.of("future", 1_000_000);
        Cohorts cohorts = new Cohorts(future, sizes.of("due", 20_000), warmUps + pairs);
        Cohorts fewer = new Cohorts(future, sizes.of("due-quartz", 1_000), warmUps + pairs);
        try (TrellisSide ours = new TrellisSide(server, cohorts, Sending.nothing());
                QuartzSide theirs = new QuartzSide(server, fewer, threads, Sending.nothing())) {
            return SideBySide.of(QUESTION, warmUps, pairs, ours, theirs)
                    .with(List.of(
                            future + " rows in the future on each side; due a round, spread evenly among them: ours "
                                    + cohorts.due() + ", Quartz, which is slow, " + fewer.due()
                                    + "; sending is nothing",
                            "Quartz: clustered, " + threads + " threads, triggers acquired in batches of as many,"
                                    + " acquireTriggersWithinLock, a pool of its threads and two more"));
        }
    }
}
