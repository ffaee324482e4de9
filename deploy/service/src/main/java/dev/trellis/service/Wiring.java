package dev.trellis.service;

import dev.trellis.scheduler.MachineClock;
import dev.trellis.storage.DatabaseClock;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.annotation.Value;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;

/** What the core expects its surroundings to provide. */
@Factory
class Wiring {
    /**
     * The process's one clock: the database's, so that all nodes have the same. Its zone is the house zone: that of people whose own
     * nobody knows. Another clock bean takes its place.
     */
    @Bean(preDestroy = "close")
    @Singleton
    @Secondary
    DatabaseClock clock(DataSource source, @Value("${trellis.time-zone:}") String zone) {
        return DatabaseClock.of(
                DelegatingDataSource.unwrapDataSource(source),
                zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone));
    }

    /** What Quartz goes by. Compared with the other one, and nothing else. */
    @Bean
    @Singleton
    @Secondary
    MachineClock machineClock() {
        return new MachineClock(Clock.systemUTC());
    }
}
