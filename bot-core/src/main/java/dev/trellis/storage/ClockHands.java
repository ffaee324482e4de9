package dev.trellis.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where the hands of a {@link DatabaseClock} stand, by a counter of nanoseconds that only rises. Times are nanoseconds since 1970, which
 * a {@code long} holds until 2262.
 *
 * <p>Guarantee: whoever reads after another never reads an earlier time, until {@link #putBack}.
 */
final class ClockHands {
    /** A correction takes four times its own length: meanwhile the hands go a quarter faster or slower. */
    private static final long SLEWING = 4;

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong shown = new AtomicLong(Long.MIN_VALUE);
    private volatile Course course;

    ClockHands(long counter, Instant at) {
        course = new Course(counter, nanos(at), 0);
    }

    Instant at(long counter) {
        long now = course.at(counter);
        long latest = shown.accumulateAndGet(now, Math::max);
        return Instant.ofEpochSecond(Math.floorDiv(latest, SECOND), Math.floorMod(latest, SECOND));
    }

    /** How far the hands are behind {@code right}; negative when they are ahead. */
    Duration behind(long counter, Instant right) {
        return Duration.ofNanos(nanos(right) - course.at(counter));
    }

    /** Corrects by going a quarter faster or slower for a while. */
    void slew(long counter, Duration correction) {
        course = new Course(counter, course.at(counter), correction.toNanos());
    }

    void jump(long counter, Instant forward) {
        course = new Course(counter, nanos(forward), 0);
    }

    /** The one way back. */
    void putBack(long counter, Instant back) {
        course = new Course(counter, nanos(back), 0);
        shown.set(nanos(back));
    }

    private static long nanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), SECOND), at.getNano());
    }

    /** From {@code since} on as fast as the counter, and a quarter faster or slower until {@code correction} is made up for. */
    private record Course(long since, long start, long correction) {
        long at(long counter) {
            long passed = counter - since;
            long slewing = Math.abs(correction) * SLEWING;
            long made = passed >= slewing ? correction : Long.signum(correction) * Math.floorDiv(passed, SLEWING);
            return start + passed + made;
        }
    }
}
