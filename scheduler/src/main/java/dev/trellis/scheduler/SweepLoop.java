package dev.trellis.scheduler;

import dev.trellis.Wordless;
import dev.trellis.planning.Sweep;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one sweep on this node, in its rhythm by the machine's counter: no clock that is put forward or back changes it. Every node does the
 * same at the same time; sweeps claim their rows.
 *
 * <p>Guarantees: the first look is at once; two looks of a loop never overlap; a look that fails is not the last one; {@link #stop} returns
 * when the look that is under way has ended.
 */
final class SweepLoop {
    private static final Logger LOG = LoggerFactory.getLogger(SweepLoop.class);
    /** The wait is up to this part shorter or longer, so that nodes that start together do not stay in step. */
    private static final double JITTER = 0.1;

    private final Sweep sweep;
    private final Runs runs;
    /** Shared by all loops of a node: sweeps leave connections to those who tap. */
    private final Semaphore turns;

    private final Semaphore end = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;
    private boolean failing;

    SweepLoop(Sweep sweep, Runs runs, Semaphore turns) {
        this.sweep = sweep;
        this.runs = runs;
        this.turns = turns;
        this.thread = Thread.ofVirtual().name("sweep-" + sweep.name()).unstarted(this::loop);
    }

    void start() {
        thread.start();
    }

    /** So that several loops can end at once; {@link #stop} waits. */
    void end() {
        stopping = true;
        end.release();
    }

    void stop() throws InterruptedException {
        end();
        thread.join();
    }

    boolean running() {
        return thread.isAlive();
    }

    private void loop() {
        while (!stopping) {
            look();
            pause();
        }
    }

    private void look() {
        @Nullable RuntimeException accident = null;
        turns.acquireUninterruptibly();
        try {
            if (!stopping) {
                runs.sweep(sweep);
            }
        } catch (RuntimeException e) {
            accident = e;
        } finally {
            turns.release();
        }
        if (accident != null && !failing) {
            // Once, not at every look: a database that is away for an hour would fill the log.
            LOG.warn("sweep {} failed; it looks again every {}", sweep.name(), sweep.every(), Wordless.of(accident));
        }
        if (accident == null && failing) {
            LOG.info("sweep {} works again", sweep.name());
        }
        failing = accident != null;
    }

    private void pause() {
        long nanos = sweep.every().toNanos();
        double part = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
        try {
            boolean ended = end.tryAcquire((long) (nanos * part), TimeUnit.NANOSECONDS);
            LOG.trace("sweep {} {}", sweep.name(), ended ? "ends" : "looks again");
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
