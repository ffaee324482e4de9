package dev.trellis.scheduler;

import dev.trellis.planning.Sweep;
import dev.trellis.planning.WeeklyRhythm;
import dev.trellis.planning.WeeklyWork;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs sweeps and weekly work and measures them: {@code trellis.sweep} (time, by sweep and outcome), {@code trellis.sweep.rows} (handled
 * so far), {@code trellis.sweep.last} (when it last succeeded, in seconds since 1970) and {@code trellis.weekly} (time, by work and
 * outcome).
 */
@Singleton
class Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, AtomicLong> lastSuccess = new ConcurrentHashMap<>();

    Runs(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * @return rows handled
     * @throws RuntimeException whatever the sweep throws, counted as a failure
     */
    int sweep(Sweep sweep) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            int rows = sweep.sweep();
            outcome = "done";
            meters.counter("trellis.sweep.rows", "sweep", sweep.name()).increment(rows);
            lastSuccess(sweep.name()).set(clock.instant().getEpochSecond());
            if (rows > 0) {
                LOG.debug("sweep {}: {} rows", sweep.name(), rows);
            }
            return rows;
        } finally {
            sample.stop(meters.timer("trellis.sweep", "sweep", sweep.name(), "outcome", outcome));
        }
    }

    /**
     * @param slot when the work was meant to be done
     * @throws RuntimeException whatever the work throws, counted as a failure
     */
    void weekly(WeeklyWork work, WeeklyRhythm rhythm, Instant slot) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            work.run(rhythm.organizationId(), rhythm.programId(), slot);
            outcome = "done";
        } finally {
            sample.stop(meters.timer("trellis.weekly", "work", work.name(), "outcome", outcome));
        }
    }

    private AtomicLong lastSuccess(String sweep) {
        return lastSuccess.computeIfAbsent(
                sweep,
                name -> meters.gauge(
                        "trellis.sweep.last", Tags.of("sweep", name), new AtomicLong(), AtomicLong::doubleValue));
    }
}
