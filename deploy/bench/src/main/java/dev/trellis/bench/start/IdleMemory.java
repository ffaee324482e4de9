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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Resident memory half a minute after the first 200, nothing having happened, beside the smallest Micronaut application. */
public final class IdleMemory implements Benchmark {
    public static final String NAME = "memory";
    private static final Question QUESTION =
            new Question(NAME, "idle resident memory ÷ a bare Micronaut application", "MB", Goal.atMost(1.6));

    @Override
    public Comparison measure(Sizes sizes, Server server) {
        int warmUps = sizes.of("warm-ups", 0);
        int pairs = sizes.of("pairs", 5);
        Duration idle = Duration.ofSeconds(sizes.of("idle", 30));
        try (Schema schema = server.migrated()) {
            Memory ours = new Memory("Trellis", Jars.service(schema, Jars.FLAGS).trained(), idle);
            Memory theirs = new Memory("bare Micronaut", Jars.hello(Jars.FLAGS).trained(), idle);
            return SideBySide.of(QUESTION, warmUps, pairs, ours, theirs)
                    .with(List.of(
                            "after a full collection: " + new Figures(ours.collected) + " MB | "
                                    + new Figures(theirs.collected) + " MB",
                            "both with an AOT cache, whose pages count, and " + String.join(" ", Jars.FLAGS)
                                    + ", MALLOC_ARENA_MAX=2"));
        }
    }

    private static final class Memory implements Side {
        private final String name;
        private final Jar jar;
        private final Duration idle;
        private final List<Double> collected = new ArrayList<>();

        private Memory(String name, Jar jar, Duration idle) {
            this.name = name;
            this.jar = jar;
            this.idle = idle;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public double round() {
            try (Jar.Started started = jar.start()) {
                Jar.pause(idle);
                double resident = started.residentMegabytes();
                started.collect();
                collected.add(started.residentMegabytes());
                return resident;
            }
        }
    }
}
