package dev.trellis.service;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;

/** What the core expects its surroundings to provide. */
@Factory
class Wiring {
    /** The process's one clock. Its zone is the house zone: that of people whose own nobody knows. Another clock bean takes its place. */
    @Bean
    @Singleton
    @Secondary
    Clock clock(@Value("${trellis.time-zone:}") String zone) {
        return Clock.system(zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone));
    }
}
