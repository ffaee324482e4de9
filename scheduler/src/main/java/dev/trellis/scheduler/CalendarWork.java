package dev.trellis.scheduler;

import dev.trellis.Wordless;
import dev.trellis.planning.WeeklyWork;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The weekly work, by Quartz, clustered with the other nodes through the database.
 *
 * <p>Guarantees: each slot is done on one node; a node that dies is noticed by the others within some 15 seconds and its work done by one of
 * them; nothing is done before its slot. What was missed is decided in {@link WeeklyTriggers}.
 *
 * <p>Quartz goes by the machine's clock, and takes other nodes for dead whose signs of life are old by it. So a machine whose clock is more
 * than {@link #TOLERATED} away from the database's has no Quartz: it stands by, says so, and goes on when the clock is mended.
 */
@Singleton
@Requires(missingBeans = SteppableClock.class)
public class CalendarWork {
    /** Later than this, a firing is a misfire and its kind's policy holds; up to this, it is just late. */
    static final Duration MISFIRE_THRESHOLD = Duration.ofMinutes(1);

    static final Duration TOLERATED = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(CalendarWork.class);

    private final DataSource pool;
    private final List<WeeklyWork> works;
    private final Runs runs;
    private final Clock clock;
    private final MachineClock machine;
    private final Semaphore looks = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private @Nullable Scheduler scheduler;
    private volatile boolean stopping;
    private volatile @Nullable Duration off;
    private boolean failing;

    CalendarWork(
            DataSource source,
            List<WeeklyWork> works,
            Runs runs,
            Clock clock,
            MachineClock machine,
            MeterRegistry meters) {
        // Micronaut's wrapper gives out the connection of a transaction; Quartz manages its own.
        this.pool = DelegatingDataSource.unwrapDataSource(source);
        this.works = works;
        this.runs = runs;
        this.clock = clock;
        this.machine = machine;
        meters.gauge("trellis.clock.ahead", this, work -> work.ahead().toMillis() / 1000.0);
    }

    /**
     * Starts Quartz, or stands by if the machine's clock is wrong.
     *
     * @throws IllegalStateException when the database cannot be reached
     */
    synchronized void start() {
        if (thread != null) {
            return;
        }
        stopping = false;
        try {
            look();
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz could not be started", e);
        }
        thread = Thread.ofVirtual().name("calendar").start(this::loop);
    }

    /** Returns when the work that was under way has ended. */
    void stop() {
        Thread running = ended();
        if (running == null) {
            return;
        }
        looks.release();
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            thread = null;
            try {
                end();
            } catch (SchedulerException e) {
                throw new IllegalStateException("Quartz could not be stopped", e);
            }
        }
    }

    private synchronized @Nullable Thread ended() {
        stopping = true;
        return thread;
    }

    /** Whether it is started; standing by counts, since other nodes do the work. */
    boolean running() {
        Thread running = thread;
        return running != null && running.isAlive();
    }

    /** How far the machine's clock is ahead of the database's, when that keeps this node from doing calendar work. */
    public Optional<Duration> standsByFor() {
        return Optional.ofNullable(off);
    }

    /**
     * Brings the triggers in step with the rhythms as they are set now.
     *
     * @return triggers added and removed
     */
    synchronized int sync() {
        if (scheduler == null) {
            return 0;
        }
        try {
            return new WeeklyTriggers(scheduler, works).sync() + OldSweeps.remove(scheduler);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the weekly triggers could not be brought in step", e);
        }
    }

    /** Called by work that was to be done before its slot: the clock is looked at now, not in a second. */
    void lookNow() {
        looks.release();
    }

    /** Compares the clocks, and starts or ends Quartz accordingly. */
    synchronized void look() throws SchedulerException {
        Duration ahead = ahead();
        boolean wrong = ahead.abs().compareTo(TOLERATED) > 0;
        if (wrong && off == null) {
            LOG.error(
                    "This machine's clock is {} {} the database's: calendar work (weekly digests) stands by on this node until that"
                            + " is mended; other nodes do it. Everything else goes by the database's clock",
                    ahead.abs(),
                    ahead.isNegative() ? "behind" : "ahead of");
        }
        if (!wrong && off != null) {
            LOG.info("this machine's clock agrees with the database's again: calendar work goes on");
        }
        off = wrong ? ahead : null;
        if (wrong) {
            end();
        } else if (scheduler == null && !stopping) {
            scheduler = begin();
        }
    }

    private Scheduler begin() throws SchedulerException {
        Scheduler made = QuartzSchedulers.make(pool);
        made.setJobFactory(new Jobs(works, runs, clock, this::lookNow));
        try {
            OldSweeps.remove(made);
            new WeeklyTriggers(made, works).write();
            made.start();
            return made;
        } catch (SchedulerException | RuntimeException e) {
            made.shutdown();
            throw e;
        }
    }

    private void end() throws SchedulerException {
        Scheduler running = scheduler;
        scheduler = null;
        if (running != null) {
            running.shutdown(true);
        }
    }

    private Duration ahead() {
        return Duration.between(clock.instant(), machine.instant());
    }

    private void loop() {
        while (!stopping) {
            try {
                if (looks.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    looks.drainPermits();
                }
                if (!stopping) {
                    look();
                    failing = false;
                }
            } catch (SchedulerException | RuntimeException e) {
                if (!failing) {
                    LOG.warn("calendar work cannot be begun or ended at the moment", Wordless.of(e));
                }
                failing = true;
            } catch (InterruptedException e) {
                stopping = true;
            }
        }
    }
}
