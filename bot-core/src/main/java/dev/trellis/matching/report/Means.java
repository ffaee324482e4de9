package dev.trellis.matching.report;

import java.util.List;

/** Means of people, and differences of them, with 95 % intervals after Welch: the two sides may spread differently. */
public final class Means {
    private static final double Z = 1.959963984540054;

    private Means() {}

    public static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Of at least two values on each side. */
    public static Difference difference(List<Double> one, List<Double> other) {
        double estimate = mean(one) - mean(other);
        double first = variance(one) / one.size();
        double second = variance(other) / other.size();
        double error = Math.sqrt(first + second);
        if (error == 0) {
            return new Difference(estimate, estimate, estimate);
        }
        double freedom = (first + second)
                * (first + second)
                / (first * first / (one.size() - 1) + second * second / (other.size() - 1));
        double half = t(freedom) * error;
        return new Difference(estimate, estimate - half, estimate + half);
    }

    private static double variance(List<Double> values) {
        double mean = mean(values);
        return values.stream()
                        .mapToDouble(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.size() - 1);
    }

    /** Student's 97.5 % point, by the expansion in Abramowitz and Stegun, 26.7.5: right to a hundredth from four degrees of freedom on. */
    static double t(double freedom) {
        double z3 = Z * Z * Z;
        double z5 = z3 * Z * Z;
        double z7 = z5 * Z * Z;
        return Z
                + (z3 + Z) / (4 * freedom)
                + (5 * z5 + 16 * z3 + 3 * Z) / (96 * freedom * freedom)
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * freedom * freedom * freedom);
    }
}
