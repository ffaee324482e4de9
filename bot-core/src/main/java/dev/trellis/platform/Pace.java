package dev.trellis.platform;

import java.time.Duration;

/**
 * How fast a platform may be called in one workspace. Kept by all nodes together; in real time, whatever the clock says.
 *
 * @param bucket whose calls are counted together with these
 * @param calls at most so many …
 * @param per … in any such time
 * @param burst so many of them may come at once after a rest; the others are spread evenly
 * @param apart between two calls to one conversation; zero where that is no matter
 */
public record Pace(CallKind bucket, int calls, Duration per, int burst, Duration apart) {
    public Pace {
        if (burst < 0 || calls <= burst || !per.isPositive() || apart.isNegative()) {
            throw new IllegalArgumentException("no pace: " + calls + " per " + per);
        }
    }

    /** Between two calls when there are more than a burst. */
    public Duration interval() {
        return per.dividedBy(calls - burst);
    }

    /** The same, so many times as fast. */
    public Pace percent(int percent) {
        return percent == 100
                ? this
                : new Pace(
                        bucket,
                        calls,
                        per.multipliedBy(100).dividedBy(percent),
                        burst,
                        apart.multipliedBy(100).dividedBy(percent));
    }
}
