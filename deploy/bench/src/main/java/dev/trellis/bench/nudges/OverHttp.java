package dev.trellis.bench.nudges;

import dev.trellis.bench.Benchmark;
import dev.trellis.bench.comparison.Comparison;
import dev.trellis.bench.comparison.Goal;
import dev.trellis.bench.comparison.Question;
import dev.trellis.bench.comparison.SideBySide;
import dev.trellis.bench.comparison.Sizes;
import dev.trellis.bench.server.Server;
import java.util.List;

/** As {@link AgainstDbScheduler}, but sending is an HTTP request to another process, the same on both sides. */
public final class OverHttp implements Benchmark {
    public static final String NAME = "db-scheduler-http";
    private static final Question QUESTION = new Question(
            NAME, "planned and sent nudges/s with a loopback HTTP send ÷ db-scheduler", "/s", Goal.atLeast(3));

    @Override
    public Comparison measure(Sizes sizes, Server server) {
        int warmUps = sizes.of("warm-ups", 1);
        int pairs = sizes.of("pairs", 5);
        int threads = sizes.of("threads", 50);
        int takes = sizes.of("takes", 0);
        Cohorts cohorts = new Cohorts(sizes.of("future", 1_000_000), sizes.of("due", 20_000), warmUps + pairs);
        try (TrellisSide ours = new TrellisSide(server, cohorts, new HttpSending(threads, takes));
                DbSchedulerSide theirs =
                        new DbSchedulerSide(server, cohorts, threads, new HttpSending(threads, takes))) {
            return SideBySide.of(QUESTION, warmUps, pairs, ours, theirs)
                    .with(List.of(
                            cohorts.future() + " rows in the future on each side, " + cohorts.due()
                                    + " due a round, spread evenly among them",
                            "sending: OkHttp, at most " + threads
                                    + " calls at a time on either side, to a process of its own"
                                    + " that answers after " + takes + " ms",
                            "db-scheduler: lock-and-fetch 1.0..4.0, " + threads
                                    + " threads, one-time tasks, a pool of its threads and two more"));
        }
    }
}
