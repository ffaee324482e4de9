package dev.trellis.standins;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until stepped. */
public final class SteppableClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-23T09:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void step(Duration by) {
        now = now.plus(by);
    }
}
