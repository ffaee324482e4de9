package dev.trellis.bench.nudges;

import dev.trellis.bench.Benchmark;
import dev.trellis.bench.comparison.Comparison;
import dev.trellis.bench.comparison.Goal;
import dev.trellis.bench.comparison.Question;
import dev.trellis.bench.comparison.SideBySide;
import dev.trellis.bench.comparison.Sizes;
import dev.trellis.bench.server.Server;
import java.util.List;

/**
 * Whether one tenant waits for another: from the commit of a message to its delivery, for nudges and replies of tenant B that trickle in,
 * while tenant A has a backlog that its workspace's pace holds back, and without it.
 */
public final class BesideABacklog implements Benchmark {
    public static final String NAME = "backlog";
    private static final Question QUESTION =
            new Question(NAME, "tenant B's p99 delay with tenant A's backlog ÷ without", "ms", Goal.atMost(1.5));

    @Override
    public Comparison measure(Sizes sizes, Server server) {
        int warmUps = sizes.of("warm-ups", 1);
        int pairs = sizes.of("pairs", 5);
        int backlog = sizes.of("backlog", 100_000);
        int messages = sizes.of("messages", 600);
        try (TenantSide with = new TenantSide("with", server, backlog, messages, warmUps + pairs);
                TenantSide without = new TenantSide("without", server, 0, messages, warmUps + pairs)) {
            return SideBySide.of(QUESTION, warmUps, pairs, with, without)
                    .with(List.of(
                            "A's backlog: " + backlog + " messages that are due, in a workspace that takes "
                                    + TenantSide.PACE + " a second",
                            "B: " + messages + " messages a round, one every " + TenantSide.EVERY.toMillis()
                                    + " ms, nudges and replies in turns; sending is nothing"));
        }
    }
}
