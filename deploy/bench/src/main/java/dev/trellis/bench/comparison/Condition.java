package dev.trellis.bench.comparison;

/**
 * What has to hold besides the ratio, which is worth nothing else.
 *
 * @param what in words, such as {@code refused ÷ calls}
 * @param figure what was measured, in the unit
 * @param of what the figure was counted from, for a reader
 */
public record Condition(String what, double figure, String unit, Goal goal, String of) {
    public boolean isMet() {
        return goal.isMetBy(figure);
    }
}
