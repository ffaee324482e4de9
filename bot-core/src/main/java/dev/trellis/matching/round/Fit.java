package dev.trellis.matching.round;

/** Scores as people read them: 0 to 100, where the solver counts to 1000. */
final class Fit {
    private Fit() {}

    static long of(long score) {
        return Math.floorDiv(score + 5, 10);
    }
}
