package dev.trellis.bench.start;

import dev.trellis.bench.Benchmark;
import dev.trellis.bench.comparison.Comparison;
import dev.trellis.bench.comparison.Figures;
import dev.trellis.bench.comparison.Goal;
import dev.trellis.bench.comparison.Question;
import dev.trellis.bench.comparison.Side;
import dev.trellis.bench.comparison.SideBySide;
import dev.trellis.bench.comparison.Sizes;
import dev.trellis.bench.server.Schema;
import dev.trellis.bench.server.Server;
import java.util.List;

/**
 * From the start of the process to the first 200, on a migrated database, with an ahead-of-time cache, beside the smallest Micronaut
 * application, without such a cache as it is usually run, and with one of its own.
 */
public final class StartTime implements Benchmark {
    public static final String NAME = "start";
    private static final Question QUESTION = new Question(
            NAME, "start to the first 200 with an AOT cache ÷ a bare Micronaut application", "s", Goal.atMost(1.5));
    private static final Question CACHED = new Question(
            NAME + "-cached", "the same ÷ a bare Micronaut application with a cache of its own", "s", Goal.atMost(1.5));

    @Override
    public Comparison measure(Sizes sizes, Server server) {
        int warmUps = sizes.of("warm-ups", 1);
        int pairs = sizes.of("pairs", 7);
        try (Schema schema = server.migrated()) {
            Side ours =
                    side("Trellis, AOT cache", Jars.service(schema, Jars.FLAGS).trained());
            Side bare = side("bare Micronaut", Jars.hello(Jars.FLAGS));
            Side cached = side("bare Micronaut, AOT cache", bareTrained());
            Comparison main = SideBySide.of(QUESTION, warmUps, pairs, ours, bare);
            Comparison second = SideBySide.of(CACHED, warmUps, pairs, ours, cached);
            return main.with(List.of(
                    "against a bare application with a cache of its own: " + second.ratios() + "; "
                            + second.ourFigures() + " s | " + second.theirFigures() + " s",
                    "flags of both: " + String.join(" ", Jars.FLAGS) + ", MALLOC_ARENA_MAX=2",
                    "Trellis without a cache: " + new Figures(List.of(measured(Jars.service(schema, Jars.FLAGS))))
                            + " s"));
        }
    }

    private static Jar bareTrained() {
        return Jars.hello(Jars.FLAGS).trained();
    }

    private static Side side(String name, Jar jar) {
        return new Side() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double round() {
                return measured(jar);
            }
        };
    }

    private static double measured(Jar jar) {
        try (Jar.Started started = jar.start()) {
            return started.took().toNanos() / 1e9;
        }
    }
}
