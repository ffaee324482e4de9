package dev.trellis.matching.report;

import dev.trellis.matching.score.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** Only where both sides have at least {@link Disclosure#LEAST} pairs; empty if there are fewer than {@value #LEAST_PAIRS} pairs. */
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
        int[] good = new int[2];
        int[] all = new int[2];
        for (Observed pair : pairs) {
            Boolean came = outcome.apply(pair);
            if (came != null) {
                int side = speaksFor(pair, part) ? 0 : 1;
                all[side]++;
                good[side] += came ? 1 : 0;
            }
        }
        return all[0] < Disclosure.LEAST || all[1] < Disclosure.LEAST
                ? Optional.empty()
                : Optional.of(
                        Proportions.difference(good[0], all[0], good[1], all[1]).times(100));
    }

    private static Optional<Difference> meetings(List<Observed> pairs, Part part) {
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        for (Observed pair : pairs) {
            Double met = pair.meetings();
            if (met != null) {
                (speaksFor(pair, part) ? with : without).add(met);
            }
        }
        return with.size() < Disclosure.LEAST || without.size() < Disclosure.LEAST
                ? Optional.empty()
                : Optional.of(Means.difference(with, without));
    }

    private static boolean speaksFor(Observed pair, Part part) {
        return pair.parts().getOrDefault(part, SILENCE) > SILENCE;
    }
}
