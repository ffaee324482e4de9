package dev.trellis.service;

import dev.trellis.scheduler.CalendarWork;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.reactivestreams.Publisher;

/**
 * Whether this machine's clock is good enough for calendar work. In {@code /health} only, and never down: other nodes do the work, and
 * everything else goes by the database's clock.
 */
@Singleton
@Requires(beans = CalendarWork.class)
class MachineClockHealth implements HealthIndicator {
    private static final String NAME = "machine-clock";

    private final CalendarWork calendar;

    MachineClockHealth(CalendarWork calendar) {
        this.calendar = calendar;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthResult.Builder result = HealthResult.builder(NAME, HealthStatus.UP);
        return Publishers.just(calendar.standsByFor()
                .map(MachineClockHealth::sentence)
                .map(result::details)
                .orElse(result)
                .build());
    }

    private static String sentence(Duration ahead) {
        return "this machine's clock is " + ahead.abs().toSeconds() + " s "
                + (ahead.isNegative() ? "behind" : "ahead of")
                + " the database's: calendar work stands by on this node";
    }
}
