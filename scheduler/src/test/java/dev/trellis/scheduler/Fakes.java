package dev.trellis.scheduler;

import dev.trellis.planning.Sweep;
import dev.trellis.planning.WeeklyRhythm;
import dev.trellis.planning.WeeklyWork;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

/** Sweeps and weekly work that write down when they were called. */
final class Fakes {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private Fakes() {}

    static WeeklyRhythm rhythm(long program, DayOfWeek day, String time) {
        return new WeeklyRhythm(1, program, BERLIN, day, LocalTime.parse(time));
    }

    static Runs runs(Clock clock) {
        return new Runs(new SimpleMeterRegistry(), clock);
    }

    record CountingSweep(String name, Duration every, IntSupplier rows) implements Sweep {
        @Override
        public int sweep() {
            return rows.getAsInt();
        }
    }

    record Run(long organization, long program, Instant scheduledFor) {}

    /** May be shared by several nodes. */
    static final class Digest implements WeeklyWork {
        final List<Run> runs = new CopyOnWriteArrayList<>();
        volatile List<WeeklyRhythm> rhythms;
        volatile boolean failing;
        volatile Runnable meanwhile = () -> {};

        Digest(WeeklyRhythm... rhythms) {
            this.rhythms = List.of(rhythms);
        }

        @Override
        public String name() {
            return "digest";
        }

        @Override
        public List<WeeklyRhythm> rhythms() {
            return rhythms;
        }

        @Override
        public void run(long organizationId, long programId, Instant scheduledFor) {
            runs.add(new Run(organizationId, programId, scheduledFor));
            meanwhile.run();
            if (failing) {
                throw new IllegalStateException("the digest broke, as planned");
            }
        }
    }
}
