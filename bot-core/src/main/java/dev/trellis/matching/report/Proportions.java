package dev.trellis.matching.report;

/** Shares of people, and differences of them, with 95 % intervals. */
public final class Proportions {
    private static final double Z = 1.959963984540054;

    private Proportions() {}

    /** Wilson's score interval, as {@code {low, high}}: also right for few people, and for none or all of them. */
    public static double[] wilson(int successes, int of) {
        double share = (double) successes / of;
        double centre = share + Z * Z / (2 * of);
        double half = Z * Math.sqrt(share * (1 - share) / of + Z * Z / (4.0 * of * of));
        double whole = 1 + Z * Z / of;
        return new double[] {Math.max(0, (centre - half) / whole), Math.min(1, (centre + half) / whole)};
    }

    /**
     * The difference of two shares, with Newcombe's interval from Wilson's of each (his method 10, Statistics in Medicine 1998).
     *
     * @param of more than 0, as {@code ofOther}
     */
    public static Difference difference(int successes, int of, int successesOther, int ofOther) {
        double one = (double) successes / of;
        double other = (double) successesOther / ofOther;
        double[] first = wilson(successes, of);
        double[] second = wilson(successesOther, ofOther);
        double estimate = one - other;
        return new Difference(
                estimate,
                estimate - Math.hypot(one - first[0], second[1] - other),
                estimate + Math.hypot(first[1] - one, other - second[0]));
    }
}
