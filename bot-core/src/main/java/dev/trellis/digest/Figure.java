package dev.trellis.digest;

/**
 * A number about people that may be shown only if it is about enough of them (rule 3). Whoever renders it has to take it apart first, and
 * a small number has nothing inside that could be shown by mistake.
 */
public sealed interface Figure {
    /** Aggregates over fewer people are suppressed everywhere. */
    int FEWEST_PEOPLE = 5;

    /**
     * About enough people to be shown.
     *
     * @param people how many different people it is about, at least {@link #FEWEST_PEOPLE}
     */
    record Shown(double value, int people) implements Figure {
        public Shown {
            if (people < FEWEST_PEOPLE) {
                throw new IllegalArgumentException("a number about " + people + " people is not shown");
            }
        }
    }

    /** About fewer; also about nobody, since "none" is a statement about each of them. */
    record Suppressed() implements Figure {}

    static Figure of(double value, int people) {
        return people < FEWEST_PEOPLE ? new Suppressed() : new Shown(value, people);
    }

    default boolean isShown() {
        return this instanceof Shown;
    }
}
