package dev.trellis.scheduler;

import dev.trellis.planning.Sweep;
import java.time.Duration;

/** Notices within a minute that a program was added or ended, or that its weekly rhythm was changed, on whatever node. */
record RhythmSync(CalendarWork calendar) implements Sweep {
    @Override
    public String name() {
        return "weekly-rhythms";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int sweep() {
        return calendar.sync();
    }
}
