package dev.trellis.bench.nudges;

/**
 * Who is due in which round: numbers from 1 to {@link #all}, of which each round takes {@code due}, spread evenly over all of them, and none
 * twice. Those that no round takes are the future. The same numbers are used on both sides, so that both have their due rows equally far
 * apart.
 *
 * @param future how many are not due in any round, at least
 * @param due a round's
 * @param rounds warm-ups too
 */
record Cohorts(int future, int due, int rounds) {
    Cohorts {
        if (future < 0 || due < 1 || rounds < 1) {
            throw new IllegalArgumentException("nothing to measure");
        }
    }

    int all() {
        return future + due * rounds;
    }

    private int stride() {
        return all() / due;
    }

    /** A condition on a number: it is due in this round, 0 being the first. */
    String dueIn(int round, String number) {
        return "(" + number + " % " + stride() + " = " + round + " and " + number + " <= " + (long) stride() * due
                + ")";
    }

    /** A condition on a number: it is due in no round. */
    String inTheFuture(String number) {
        return "not (" + number + " % " + stride() + " < " + rounds + " and " + number + " <= " + (long) stride() * due
                + ")";
    }
}
