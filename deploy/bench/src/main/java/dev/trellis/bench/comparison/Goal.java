package dev.trellis.bench.comparison;

import java.util.Locale;

/** What the ratio shall be. */
public sealed interface Goal {
    boolean isMetBy(double ratio);

    static Goal atLeast(double limit) {
        return new AtLeast(limit);
    }

    static Goal atMost(double limit) {
        return new AtMost(limit);
    }

    /** More is better. */
    record AtLeast(double limit) implements Goal {
        @Override
        public boolean isMetBy(double ratio) {
            return ratio >= limit;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "≥ %s", Figures.of(limit));
        }
    }

    /** Less is better. */
    record AtMost(double limit) implements Goal {
        @Override
        public boolean isMetBy(double ratio) {
            return ratio <= limit;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "≤ %s", Figures.of(limit));
        }
    }
}
