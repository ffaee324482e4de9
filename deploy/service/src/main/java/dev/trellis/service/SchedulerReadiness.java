package dev.trellis.service;

import dev.trellis.scheduler.CourierLoop;
import dev.trellis.scheduler.Timekeeper;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Whether time passes and messages leave. */
@Singleton
@Readiness
class SchedulerReadiness implements HealthIndicator {
    private final Timekeeper timekeeper;
    private final CourierLoop courier;

    SchedulerReadiness(Timekeeper timekeeper, CourierLoop courier) {
        this.timekeeper = timekeeper;
        this.courier = courier;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Probe.of("scheduler", () -> {
            if (!timekeeper.running()) {
                return "the scheduler does not run";
            }
            return courier.running() ? "" : "the courier does not run";
        });
    }
}
