package dev.trellis.scheduler;

import java.time.Clock;
import java.time.Instant;

/** The machine's own clock, which Quartz goes by, beside the one that everything else goes by. */
public record MachineClock(Clock clock) {
    Instant instant() {
        return clock.instant();
    }
}
