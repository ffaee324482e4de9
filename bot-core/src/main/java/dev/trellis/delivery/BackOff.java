package dev.trellis.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before another attempt: doubling from 5 seconds to an hour, with jitter, so that a crowd does not come back at once. */
final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    private BackOff() {}

    /**
     * @param attempts so far, at least 1
     * @return between half and all of the doubled delay
     */
    static Duration after(int attempts, RandomGenerator random) {
        Duration doubled = attempts > 10 ? LONGEST : FIRST.multipliedBy(1L << (attempts - 1));
        Duration longest = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return longest.dividedBy(2).plusMillis(random.nextLong(longest.toMillis() / 2 + 1));
    }
}
