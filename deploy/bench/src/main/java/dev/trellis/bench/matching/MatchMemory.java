package dev.trellis.bench.matching;

import dev.trellis.bench.Benchmark;
import dev.trellis.bench.comparison.BenchmarkFailedException;
import dev.trellis.bench.comparison.Comparison;
import dev.trellis.bench.comparison.Goal;
import dev.trellis.bench.comparison.Question;
import dev.trellis.bench.comparison.Side;
import dev.trellis.bench.comparison.SideBySide;
import dev.trellis.bench.comparison.Sizes;
import dev.trellis.bench.process.ChildJvm;
import dev.trellis.bench.server.Server;
import dev.trellis.matching.assignment.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The most resident memory of a process that does nothing but decide one round, all pairs permitted; beside OR-Tools. */
public final class MatchMemory implements Benchmark {
    public static final String NAME = "match-memory";
    private static final Question QUESTION = new Question(
            NAME, "most resident memory while deciding, all pairs permitted ÷ OR-Tools", "MB", Goal.atMost(0.2));
    /** What the image starts with; the peer gets the same. */
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");

    @Override
    public boolean needsServer() {
        return false;
    }

    @Override
    public Comparison measure(Sizes sizes, Server server) {
        if (!OrTools.isThere()) {
            throw new BenchmarkFailedException("OR-Tools does not run here");
        }
        int mentees = sizes.of("mentees", 5_000);
        int mentors = sizes.of("mentors", 2_500);
        List<String> arguments = List.of(Integer.toString(mentees), Integer.toString(mentors));
        double idle = deciding("nobody", arguments);
        return SideBySide.of(
                        QUESTION,
                        sizes.of("warm-ups", 0),
                        sizes.of("pairs", 5),
                        side("Trellis", "trellis", arguments),
                        side(OrTools.NAME, "or-tools", arguments))
                .with(List.of(
                        mentees + " mentees, " + mentors + " mentors with 2 places each, scores 0..1000 by chance",
                        String.format(
                                Locale.ROOT,
                                "a process of its own for each, with the scores in memory, which both need: %,.0f MB"
                                        + " without deciding anything",
                                idle),
                        "flags of both: " + String.join(" ", FLAGS)));
    }

    private static Side side(String name, String who, List<String> arguments) {
        return new Side() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double round() {
                return deciding(who, arguments);
            }
        };
    }

    private static double deciding(String who, List<String> sizes) {
        try (ChildJvm child = ChildJvm.start(FLAGS, Deciding.class, who, sizes.get(0), sizes.get(1))) {
            return Long.parseLong(child.said()) / 1024.0;
        }
    }

    /** The process: decides as one of the two, or not at all, and prints the most kilobytes that it occupied. */
    public static final class Deciding {
        private Deciding() {}

        /** Who decides, mentees, mentors. */
        public static void main(String[] arguments) throws Exception {
            Round round = Rounds.dense(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), 2, 1);
            long matched = switch (arguments[0]) {
                case "trellis" -> RoundSide.best(round).matched();
                case "or-tools" -> orTools(round).matched();
                default -> 0;
            };
            System.out.println(peak());
            System.out.println(matched + " matched");
        }

        private static OrTools.Solved orTools(Round round) {
            if (!OrTools.isThere()) {
                throw new BenchmarkFailedException("OR-Tools does not run here");
            }
            OrTools.Way way = round.mentees() == 2 * round.mentors()
                    ? OrTools.Way.LINEAR_ASSIGNMENT
                    : OrTools.Way.MINIMUM_COST_FLOW;
            return way.solve(round, 0).orElseThrow();
        }

        private static long peak() throws IOException {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
