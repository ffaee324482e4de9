package dev.trellis.scheduler;

import dev.trellis.Wordless;
import dev.trellis.planning.Sweep;
import dev.trellis.planning.WeeklyRhythm;
import dev.trellis.planning.WeeklyWork;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time for the playground and for tests: moves a {@link SteppableClock} and does, without waiting, what would have been done meanwhile.
 *
 * <p>Time is stepped in hops that end on every full hour, on every weekly slot, and on the target. On each hop the sweeps, the weekly
 * work of the hop (with its own time) and the courier run, again and again until nothing is due. So a week that is jumped over sends its
 * messages at the times, and under the budgets, of that week; what is due between two hops happens at the later one.
 */
@Singleton
@Requires(beans = SteppableClock.class)
public class SteppedTime implements Timekeeper {
    private static final Logger LOG = LoggerFactory.getLogger(SteppedTime.class);
    private static final Duration HOP = Duration.ofHours(1);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** Work that makes work (a delivered nudge plans its reminder) settles in two or three rounds. */
    private static final int MOST_ROUNDS = 10;

    private final SteppableClock clock;
    private final List<Sweep> sweeps;
    private final List<WeeklyWork> weeklyWorks;
    private final CourierLoop courier;
    private final Runs runs;
    private final ReentrantLock stepping = new ReentrantLock(true);
    private Instant weeklyDoneUntil;
    private volatile boolean stopping;
    private @Nullable Thread thread;

    SteppedTime(
            SteppableClock clock, List<Sweep> sweeps, List<WeeklyWork> weeklyWorks, CourierLoop courier, Runs runs) {
        this.clock = clock;
        this.sweeps = List.copyOf(sweeps);
        this.weeklyWorks = List.copyOf(weeklyWorks);
        this.courier = courier;
        this.runs = runs;
        this.weeklyDoneUntil = clock.instant();
    }

    public Instant now() {
        return clock.instant();
    }

    /**
     * Moves the clock to {@code target} and does everything that became due on the way. Returns when it is done.
     *
     * @throws IllegalArgumentException when {@code target} is in the clock's past
     * @throws RuntimeException whatever a sweep or a weekly work throws; the clock then stands where it happened
     */
    public void moveTo(Instant target) {
        stepping.lock();
        try {
            if (target.isBefore(clock.instant())) {
                throw new IllegalArgumentException(
                        "The clock cannot go back from " + clock.instant() + " to " + target);
            }
            settle();
            for (Instant at = clock.instant(); at.isBefore(target); at = clock.instant()) {
                clock.set(hopEnd(at, target));
                settle();
            }
        } finally {
            stepping.unlock();
        }
    }

    public void moveBy(Duration duration) {
        moveTo(clock.instant().plus(duration));
    }

    /** Moves to the next such time in the clock's own zone, such as the next Monday at 09:00. */
    public void moveToNext(DayOfWeek day, LocalTime time) {
        ZonedDateTime now = clock.instant().atZone(clock.getZone());
        ZonedDateTime next = now.with(TemporalAdjusters.nextOrSame(day)).with(time);
        moveTo((next.isAfter(now) ? next : next.plusWeeks(1)).toInstant());
    }

    /** Does what is due at the clock's time, without moving it. */
    public void settle() {
        stepping.lock();
        try {
            runWeeklyWork(clock.instant());
            int handled = 1;
            for (int round = 0; round < MOST_ROUNDS && handled > 0; round++) {
                handled = 0;
                for (Sweep sweep : sweeps) {
                    handled += runs.sweep(sweep);
                }
                handled += courier.deliverNow();
            }
        } finally {
            stepping.unlock();
        }
    }

    /** Looks once a second, so that a clock that runs is followed and new work is found while nobody moves it. */
    @Override
    public synchronized void start() {
        if (thread == null) {
            stopping = false;
            thread = Thread.ofVirtual().name("stepped-time").start(this::loop);
        }
    }

    @Override
    @PreDestroy
    public synchronized void stop() {
        stopping = true;
        Thread running = thread;
        if (running != null) {
            try {
                running.join();
                thread = null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized boolean running() {
        return thread != null && thread.isAlive();
    }

    private Instant hopEnd(Instant at, Instant target) {
        long hop = HOP.toSeconds();
        Instant end = Instant.ofEpochSecond((at.getEpochSecond() / hop + 1) * hop);
        for (Slot slot : slots(at, earlier(end, target))) {
            end = earlier(end, slot.at());
        }
        return earlier(end, target);
    }

    private void runWeeklyWork(Instant until) {
        for (Slot slot : slots(weeklyDoneUntil, until)) {
            runs.weekly(slot.work(), slot.rhythm(), slot.at());
        }
        if (until.isAfter(weeklyDoneUntil)) {
            weeklyDoneUntil = until;
        }
    }

    /** The weekly slots after {@code after} and not after {@code until}, in the order of time. */
    private List<Slot> slots(Instant after, Instant until) {
        List<Slot> slots = new ArrayList<>();
        for (WeeklyWork work : weeklyWorks) {
            for (WeeklyRhythm rhythm : work.rhythms()) {
                for (Instant at = WeeklySlots.next(rhythm, after);
                        !at.isAfter(until);
                        at = WeeklySlots.next(rhythm, at)) {
                    slots.add(new Slot(work, rhythm, at));
                }
            }
        }
        slots.sort(Comparator.comparing(Slot::at));
        return slots;
    }

    private void loop() {
        boolean failing = false;
        while (!stopping) {
            try {
                settle();
                failing = false;
            } catch (RuntimeException e) {
                if (!failing) {
                    LOG.warn("what is due could not be done", Wordless.of(e));
                }
                failing = true;
            }
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private record Slot(WeeklyWork work, WeeklyRhythm rhythm, Instant at) {}
}
