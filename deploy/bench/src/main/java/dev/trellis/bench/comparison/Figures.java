package dev.trellis.bench.comparison;

import java.util.List;
import java.util.Locale;

/** What was measured in the rounds of one side, in their order; at least one. */
public record Figures(List<Double> rounds) {
    public Figures {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    /** The middle one; of an even number the mean of the two in the middle. */
    public double median() {
        List<Double> sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double least() {
        return rounds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    public double most() {
        return rounds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** The median and how far the rounds lie apart: {@code 1,834 (1,702..1,911)}. */
    @Override
    public String toString() {
        return of(median()) + " (" + of(least()) + ".." + of(most()) + ")";
    }

    /** Three or four digits that count; thousands apart. */
    public static String of(double figure) {
        double size = Math.abs(figure);
        String pattern = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, pattern, figure);
    }
}
