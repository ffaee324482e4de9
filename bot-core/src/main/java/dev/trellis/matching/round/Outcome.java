package dev.trellis.matching.round;

import java.util.List;

/**
 * What came of computing a round, in numbers. Names nobody.
 *
 * @param bestTotal the greatest total that there is, in scores; what a fair round may fall short of
 * @param bestWeakest the weakest pair of that one
 * @param fairTotal the total of what is proposed
 * @param fairWeakest its weakest pair
 * @param bottlenecks by their number
 * @param requiredInVain how many required pairs could not be
 */
record Outcome(
        long bestTotal,
        int bestWeakest,
        long fairTotal,
        int fairWeakest,
        List<Bottleneck> bottlenecks,
        int requiredInVain) {
    static final Outcome NONE = new Outcome(0, 0, 0, 0, List.of(), 0);

    Outcome {
        bottlenecks = List.copyOf(bottlenecks);
    }

    /** Whether the weakest pair was lifted. */
    boolean isFairer() {
        return fairWeakest > bestWeakest;
    }

    /** More people than places: these mentees may have nobody but these mentors. */
    record Bottleneck(int mentors, int mentees, long places) {}
}
