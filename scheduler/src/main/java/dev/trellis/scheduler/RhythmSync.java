package dev.trellis.scheduler;

import dev.trellis.planning.Sweep;
import java.time.Duration;
import org.quartz.SchedulerException;

/** Notices within a minute that a program was added or ended, or that its weekly rhythm was changed, on whatever node. */
record RhythmSync(WeeklyTriggers triggers) implements Sweep {
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
        try {
            return triggers.sync();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the weekly triggers could not be brought in step", e);
        }
    }
}
