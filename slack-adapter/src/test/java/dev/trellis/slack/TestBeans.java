package dev.trellis.slack;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What the service brings along in earnest. */
@Factory
class TestBeans {
    @Singleton
    @Primary
    Clock clock() {
        return new SteppedClock();
    }
}
