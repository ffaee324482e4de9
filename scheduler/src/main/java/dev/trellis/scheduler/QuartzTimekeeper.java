package dev.trellis.scheduler;

import dev.trellis.planning.Sweep;
import dev.trellis.planning.WeeklyWork;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

/**
 * The service's time: a Quartz scheduler, clustered with those of the other nodes through the database.
 *
 * <p>Guarantees: each look of a sweep and each slot of a weekly work happens on one node; a node that dies is noticed by the others within
 * some 15 seconds and its weekly work done by one of them. Misfires are decided per kind: see {@link SweepTriggers} and
 * {@link WeeklyTriggers}.
 */
@Singleton
@Requires(missingBeans = SteppableClock.class)
public class QuartzTimekeeper implements Timekeeper {
    /** Later than this, a firing is a misfire and its kind's policy holds; up to this, it is just late. */
    static final Duration MISFIRE_THRESHOLD = Duration.ofMinutes(1);

    private final DataSource pool;
    private final List<Sweep> sweeps;
    private final List<WeeklyWork> works;
    private final Runs runs;
    private @Nullable Scheduler scheduler;

    QuartzTimekeeper(DataSource source, List<Sweep> sweeps, List<WeeklyWork> works, Runs runs) {
        // Micronaut's wrapper gives out the connection of a transaction; Quartz manages its own.
        this.pool = DelegatingDataSource.unwrapDataSource(source);
        this.sweeps = sweeps;
        this.works = works;
        this.runs = runs;
    }

    /**
     * @throws IllegalStateException when the database cannot be reached
     */
    @Override
    public synchronized void start() {
        if (scheduler != null) {
            return;
        }
        try {
            Scheduler made = QuartzSchedulers.make(pool);
            WeeklyTriggers weekly = new WeeklyTriggers(made, works);
            List<Sweep> all = new ArrayList<>(sweeps);
            all.add(new RhythmSync(weekly));
            made.setJobFactory(new Jobs(all.stream(), works.stream(), runs));
            weekly.write();
            new SweepTriggers(made).write(all);
            made.start();
            scheduler = made;
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz could not be started", e);
        }
    }

    @Override
    @PreDestroy
    public synchronized void stop() {
        Scheduler running = scheduler;
        if (running == null) {
            return;
        }
        scheduler = null;
        try {
            running.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz could not be stopped", e);
        }
    }

    @Override
    public synchronized boolean running() {
        try {
            return scheduler != null && scheduler.isStarted() && !scheduler.isInStandbyMode();
        } catch (SchedulerException e) {
            return false;
        }
    }
}
