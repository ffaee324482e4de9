package dev.trellis.bench.nudges;

import dev.trellis.bench.Benchmark;
import dev.trellis.bench.comparison.Comparison;
import dev.trellis.bench.comparison.Goal;
import dev.trellis.bench.comparison.Question;
import dev.trellis.bench.comparison.SideBySide;
import dev.trellis.bench.comparison.Sizes;
import dev.trellis.bench.server.Server;
import java.util.List;

/** Whether what is not due costs anything: the same nudges beside a million people who are not asked today, and without them. */
public final class WithFutureRows implements Benchmark {
    public static final String NAME = "future-rows";
    private static final Question QUESTION = new Question(
            NAME, "planned and sent nudges/s with rows in the future ÷ with none", "/s", Goal.atLeast(0.95));

    @Override
    public Comparison measure(Sizes sizes, Server server) {
        int warmUps = sizes.of("warm-ups", 1);
        int pairs = sizes.of("pairs", 5);
        int due = sizes.of("due", 20_000);
        Cohorts many = new Cohorts(sizes.of("future", 1_000_000), due, warmUps + pairs);
        Cohorts none = new Cohorts(0, due, warmUps + pairs);
        try (TrellisSide with = new TrellisSide(server, many, Sending.nothing());
                TrellisSide without = new TrellisSide(server, none, Sending.nothing())) {
            return SideBySide.of(QUESTION, warmUps, pairs, with.called("with"), without.called("without"))
                    .with(List.of(many.future() + " rows in the future, or none; " + due
                            + " due a round, spread evenly; sending is nothing"));
        }
    }
}
