package dev.trellis.matching.report;

import dev.trellis.matching.score.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a score went with good outcomes (C8): pairs in which a part spoke for them (more than 500 of 1000, which is what silence
 * gives) beside all others. It says what went together, never what caused what. Pure.
 */
public final class Factors {
    /** Fewer pairs say nothing. */
    public static final int LEAST_PAIRS = 20;

    private static final int SILENCE = 500;

    private Factors() {}

    /** What is a good outcome. */
    public enum Outcome {
        /** Of those who answered nobody said anything but "good fit"; points of a hundred. */
        GOOD_FIT,
        /** Meetings that took place, a month. */
        MEETINGS,
        /** Came to a good end, or did not end within twelve weeks, nor as not a fit; points of a hundred. */
        LASTED
    }

    /**
     * One pair.
     *
     * @param parts 0 to 1000
     * @param goodFit absent: nobody answered
     * @param lasted absent: it is too early to say, or somebody left
     */
    public record Observed(
            long mentor,
            long mentee,
            Map<Part, Integer> parts,
            @Nullable Boolean goodFit,
            @Nullable Double meetings,
            @Nullable Boolean lasted) {
        public Observed {
            parts = Map.copyOf(parts);
        }
    }

    /** How much better an outcome was where a part spoke for the pair. */
    public record Finding(Part part, Outcome outcome, Difference difference) {}

    /** Only where both sides have at least {@link Disclosure#LEAST} mentors and as many mentees; empty if there are fewer than {@value #LEAST_PAIRS} pairs. */
    public static List<Finding> find(List<Observed> pairs) {
        List<Finding> findings = new ArrayList<>();
        if (pairs.size() < LEAST_PAIRS) {
            return findings;
        }
        for (Part part : Part.values()) {
            share(pairs, part, Observed::goodFit)
                    .ifPresent(difference -> findings.add(new Finding(part, Outcome.GOOD_FIT, difference)));
            meetings(pairs, part)
                    .ifPresent(difference -> findings.add(new Finding(part, Outcome.MEETINGS, difference)));
            share(pairs, part, Observed::lasted)
                    .ifPresent(difference -> findings.add(new Finding(part, Outcome.LASTED, difference)));
        }
        return findings;
    }

    private static Optional<Difference> share(
            List<Observed> pairs, Part part, Function<Observed, @Nullable Boolean> outcome) {
        return sides(pairs, part, outcome)
                .map(sides -> Proportions.difference(
                                good(sides.with(), outcome),
                                sides.with().size(),
                                good(sides.without(), outcome),
                                sides.without().size())
                        .times(100));
    }

    private static int good(List<Observed> pairs, Function<Observed, @Nullable Boolean> outcome) {
        return (int) pairs.stream()
                .filter(pair -> Boolean.TRUE.equals(outcome.apply(pair)))
                .count();
    }

    private static Optional<Difference> meetings(List<Observed> pairs, Part part) {
        return sides(pairs, part, Observed::meetings)
                .map(sides -> Means.difference(meetings(sides.with()), meetings(sides.without())));
    }

    private static List<Double> meetings(List<Observed> pairs) {
        return pairs.stream()
                .map(pair -> Objects.requireNonNull(pair.meetings()))
                .toList();
    }

    /** Pairs of whom an outcome is known; empty if either side is about too few people. */
    private static Optional<Sides> sides(
            List<Observed> pairs, Part part, Function<Observed, ? extends @Nullable Object> outcome) {
        List<Observed> with = new ArrayList<>();
        List<Observed> without = new ArrayList<>();
        for (Observed pair : pairs) {
            if (outcome.apply(pair) != null) {
                (speaksFor(pair, part) ? with : without).add(pair);
            }
        }
        return isOfEnoughPeople(with) && isOfEnoughPeople(without)
                ? Optional.of(new Sides(with, without))
                : Optional.empty();
    }

    /** Many pairs may be those of one mentor. */
    private static boolean isOfEnoughPeople(List<Observed> pairs) {
        return pairs.stream().map(Observed::mentor).distinct().count() >= Disclosure.LEAST
                && pairs.stream().map(Observed::mentee).distinct().count() >= Disclosure.LEAST;
    }

    private static boolean speaksFor(Observed pair, Part part) {
        return pair.parts().getOrDefault(part, SILENCE) > SILENCE;
    }

    /** Pairs for which a part spoke, and the others. */
    private record Sides(List<Observed> with, List<Observed> without) {}
}
