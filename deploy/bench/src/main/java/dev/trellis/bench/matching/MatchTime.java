package dev.trellis.bench.matching;

import dev.trellis.bench.Benchmark;
import dev.trellis.bench.comparison.BenchmarkFailedException;
import dev.trellis.bench.comparison.Comparison;
import dev.trellis.bench.comparison.Goal;
import dev.trellis.bench.comparison.Question;
import dev.trellis.bench.comparison.SideBySide;
import dev.trellis.bench.comparison.Sizes;
import dev.trellis.bench.matching.OrTools.Way;
import dev.trellis.bench.server.Server;
import dev.trellis.matching.assignment.Round;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** From scores to the best assignment (C3), beside OR-Tools on the same scores, both with one thread. */
public final class MatchTime implements Benchmark {
    public static final String DENSE = "match-dense";
    public static final String SPARSE = "match-sparse";
    public static final String FAIR = "match-fair";

    private final Question question;
    private final boolean fair;

    private MatchTime(Question question, boolean fair) {
        this.question = question;
        this.fair = fair;
    }

    public static MatchTime dense() {
        return new MatchTime(new Question(DENSE, "all pairs permitted: time ÷ OR-Tools", "s", Goal.atMost(0.4)), false);
    }

    public static MatchTime sparse() {
        return new MatchTime(
                new Question(SPARSE, "some mentors listed for each mentee: time ÷ OR-Tools", "s", Goal.atMost(1)),
                false);
    }

    public static MatchTime fair() {
        return new MatchTime(
                new Question(
                        FAIR,
                        "the weakest pair lifted: time ÷ OR-Tools, halving the range as well",
                        "s",
                        Goal.atMost(0.6)),
                true);
    }

    @Override
    public boolean needsServer() {
        return false;
    }

    @Override
    public Comparison measure(Sizes sizes, Server server) {
        if (!OrTools.isThere()) {
            throw new BenchmarkFailedException("OR-Tools does not run here");
        }
        return switch (question.name()) {
            case SPARSE -> sparse(sizes);
            case FAIR -> filled(sizes, 2_000, 1_000);
            default -> filled(sizes, 5_000, 2_500);
        };
    }

    private Comparison filled(Sizes sizes, int fullMentees, int fullMentors) {
        int mentees = sizes.of("mentees", fullMentees);
        int mentors = sizes.of("mentors", fullMentors);
        int places = sizes.of("places", 2);
        int respects = sizes.of("respects", 0);
        boolean allPlacesFilled = mentees == mentors * places;
        Way way = allPlacesFilled && sizes.of("flow", 0) == 0 ? Way.LINEAR_ASSIGNMENT : Way.MINIMUM_COST_FLOW;
        return compared(
                sizes,
                seed -> respects == 0
                        ? Rounds.dense(mentees, mentors, places, seed)
                        : Rounds.alike(mentees, mentors, places, respects, seed),
                way,
                List.of(
                        mentees + " mentees, " + mentors + " mentors with " + places + " places each, scores 0..1000 "
                                + (respects == 0
                                        ? "by chance"
                                        : "of " + respects + " respects and of being sought after"),
                        "OR-Tools: " + way));
    }

    private Comparison sparse(Sizes sizes) {
        int mentees = sizes.of("mentees", 20_000);
        int mentors = sizes.of("mentors", 10_000);
        int places = sizes.of("places", 2);
        int listed = sizes.of("listed", 50);
        int fame = sizes.of("fame", 1);
        Way way = sizes.of("copies", 0) == 1 ? Way.LINEAR_ASSIGNMENT : Way.MINIMUM_COST_FLOW;
        return compared(
                sizes,
                seed -> Rounds.sparse(mentees, mentors, places, listed, fame, seed),
                way,
                List.of(
                        mentees + " mentees with " + listed + " of " + mentors + " mentors listed, " + places
                                + " places each, scores 0..1000 by chance, fame " + fame,
                        "OR-Tools: " + way));
    }

    private Comparison compared(Sizes sizes, LongFunction<Round> rounds, Way way, List<String> notes) {
        long tolerance = sizes.of("tolerance", 1_000);
        RoundSide ours = new RoundSide(
                "Trellis", seeded(rounds), round -> fair ? RoundSide.fair(round, tolerance) : RoundSide.best(round));
        RoundSide theirs = new RoundSide(
                OrTools.NAME,
                seeded(rounds),
                round -> fair
                        ? OrTools.fair(round, tolerance, way)
                        : way.solve(round, 0).orElseThrow());
        return SideBySide.of(question, sizes.of("warm-ups", 1), sizes.of("pairs", 5), ours, theirs)
                .with(notes)
                .with(List.of(
                        ours.agreesWith(theirs, fair),
                        "from scores in memory to the assignment; OR-Tools without the handing over of pairs: "
                                + theirs.solving() + " s, warm-ups among them",
                        fair ? "the weakest may cost " + tolerance + " of the total" : "one thread each"));
    }

    private static Supplier<Round> seeded(LongFunction<Round> rounds) {
        long[] seed = new long[1];
        return () -> rounds.apply(++seed[0]);
    }
}
