package dev.trellis.matching.report;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Medians, and differences of them, with 95 % percentile intervals from the bootstrap: both sides are drawn anew from themselves, many
 * times. The same data give the same interval, whoever asks and how often.
 */
public final class Medians {
    private static final long SEED = 20261119;
    private static final int MOST_DRAWS = 2_000;
    private static final int LEAST_DRAWS = 200;
    /** So that thousands of people take a moment and not a minute. */
    private static final int MOST_WORK = 2_000_000;

    private Medians() {}

    public static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return middle(sorted);
    }

    public static Difference difference(List<Double> one, List<Double> other) {
        double[] first = one.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double[] second =
                other.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int draws = Math.clamp(MOST_WORK / (first.length + second.length), LEAST_DRAWS, MOST_DRAWS);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] drawn = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            drawn[draw] = drawn(first, random) - drawn(second, random);
        }
        Arrays.sort(drawn);
        return new Difference(
                middle(first) - middle(second),
                drawn[(int) Math.floor(0.025 * (draws - 1))],
                drawn[(int) Math.ceil(0.975 * (draws - 1))]);
    }

    /** The median of as many values, drawn with replacement. Counting places of sorted values needs no sorting for each draw. */
    private static double drawn(double[] sorted, SplittableRandom random) {
        int[] times = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            times[random.nextInt(sorted.length)]++;
        }
        int lower = (sorted.length - 1) / 2;
        int upper = sorted.length / 2;
        return (at(sorted, times, lower) + at(sorted, times, upper)) / 2;
    }

    private static double at(double[] sorted, int[] times, int place) {
        int passed = 0;
        for (int i = 0; i < sorted.length; i++) {
            passed += times[i];
            if (passed > place) {
                return sorted[i];
            }
        }
        throw new IllegalStateException("fewer values than places");
    }

    private static double middle(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
