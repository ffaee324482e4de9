package dev.trellis.matching.report;

/**
 * How much more one side has than the other, with what is consistent with the data.
 *
 * @param low the lower end of the 95 % interval
 * @param high the upper end
 */
public record Difference(double estimate, double low, double high) {
    /** Whether chance alone would hardly make it: the interval leaves out zero. */
    public boolean isClear() {
        return low > 0 || high < 0;
    }

    /** The same in another unit. */
    public Difference times(double factor) {
        return new Difference(estimate * factor, low * factor, high * factor);
    }
}
