package dev.trellis.bench.comparison;

import java.util.ArrayList;
import java.util.List;

/** Measures two sides in turns, so that whatever else the machine does meets both alike. */
public final class SideBySide {
    private SideBySide() {}

    /**
     * Ours, theirs, ours, theirs …: first {@code warmUps} times without counting, then {@code pairs} times.
     *
     * @throws BenchmarkFailedException when a round fails: half a comparison is none
     */
    public static Comparison of(Question question, int warmUps, int pairs, Side ours, Side theirs) {
        List<Double> ourFigures = new ArrayList<>();
        List<Double> theirFigures = new ArrayList<>();
        for (int round = 1 - warmUps; round <= pairs; round++) {
            double our = measured(ours);
            double their = measured(theirs);
            String which = round < 1 ? "warm-up" : "pair " + round;
            System.out.printf(
                    "%s, %s: %s %s | %s %s | ratio %s%n",
                    question.name(),
                    which,
                    Figures.of(our),
                    question.unit(),
                    Figures.of(their),
                    question.unit(),
                    Figures.of(our / their));
            if (round >= 1) {
                ourFigures.add(our);
                theirFigures.add(their);
            }
        }
        return new Comparison(
                question,
                ours.name(),
                new Figures(ourFigures),
                theirs.name(),
                new Figures(theirFigures),
                List.of(),
                List.of());
    }

    private static double measured(Side side) {
        try {
            return side.round();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException(side.name() + " was interrupted", e);
        } catch (Exception e) {
            throw new BenchmarkFailedException(side.name() + " failed", e);
        }
    }
}
