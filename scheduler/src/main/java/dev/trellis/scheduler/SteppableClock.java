package dev.trellis.scheduler;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock whose hands can be moved forward: for the playground and for tests. Where one is the {@link Clock} of the context, time is kept
 * by {@link SteppedTime} and not by Quartz, which knows the machine's time only.
 *
 * <p>Copies in other zones share the hands.
 */
public final class SteppableClock extends Clock {
    private final Clock base;
    private final ZoneId zone;
    private final AtomicReference<Duration> ahead;

    private SteppableClock(Clock base, ZoneId zone, AtomicReference<Duration> ahead) {
        this.base = base;
        this.zone = zone;
        this.ahead = ahead;
    }

    /** Stands still until it is moved. */
    public static SteppableClock standing(Instant at, ZoneId zone) {
        return new SteppableClock(Clock.fixed(at, zone), zone, new AtomicReference<>(Duration.ZERO));
    }

    /** Runs on by itself with {@code base}, and keeps the lead that it was given by moving it. Its zone is that of {@code base}. */
    public static SteppableClock running(Clock base) {
        return new SteppableClock(base, base.getZone(), new AtomicReference<>(Duration.ZERO));
    }

    /**
     * Moves the hands, and does nothing that would have become due: see {@link SteppedTime#moveTo}.
     *
     * @throws IllegalArgumentException when {@code at} is in the clock's past: what has been sent cannot be unsent
     */
    public void set(Instant at) {
        ahead.updateAndGet(lead -> {
            Instant now = base.instant().plus(lead);
            if (at.isBefore(now)) {
                throw new IllegalArgumentException("The clock cannot go back from " + now + " to " + at);
            }
            return lead.plus(Duration.between(now, at));
        });
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public SteppableClock withZone(ZoneId other) {
        return new SteppableClock(base, other, ahead);
    }
}
