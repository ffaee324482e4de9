package dev.trellis.scheduler;

import dev.trellis.planning.Sweep;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** The service's time: this node's sweeps, and its share of the calendar work. */
@Singleton
@Requires(missingBeans = SteppableClock.class)
public class RunningTime implements Timekeeper {
    /** So many sweeps of a node look at once. */
    private static final int TURNS = 4;

    private final List<Sweep> sweeps;
    private final Runs runs;
    private final CalendarWork calendar;
    private List<SweepLoop> loops = List.of();

    RunningTime(List<Sweep> sweeps, Runs runs, CalendarWork calendar) {
        this.sweeps = List.copyOf(sweeps);
        this.runs = runs;
        this.calendar = calendar;
    }

    /**
     * @throws IllegalStateException when the database cannot be reached
     */
    @Override
    public synchronized void start() {
        if (!loops.isEmpty()) {
            return;
        }
        calendar.start();
        Semaphore turns = new Semaphore(TURNS, true);
        loops = Stream.concat(sweeps.stream(), Stream.of(new RhythmSync(calendar)))
                .map(sweep -> new SweepLoop(sweep, runs, turns))
                .toList();
        loops.forEach(SweepLoop::start);
    }

    @Override
    @PreDestroy
    public synchronized void stop() {
        loops.forEach(SweepLoop::end);
        calendar.stop();
        try {
            for (SweepLoop loop : loops) {
                loop.stop();
            }
            loops = List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean running() {
        return !loops.isEmpty() && loops.stream().allMatch(SweepLoop::running) && calendar.running();
    }
}
