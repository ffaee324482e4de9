package dev.trellis.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trellis.scheduler.Fakes.CountingSweep;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RunsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Runs runs =
            new Runs(meters, SteppableClock.standing(Instant.ofEpochSecond(1_800_000_000L), ZoneOffset.UTC));

    @Test
    void measuresASweep() {
        runs.sweep(new CountingSweep("check-ins", Duration.ofMinutes(1), () -> 3));
        runs.sweep(new CountingSweep("check-ins", Duration.ofMinutes(1), () -> 4));

        assertThat(meters.get("trellis.sweep")
                        .tags("sweep", "check-ins", "outcome", "done")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("trellis.sweep.rows")
                        .tag("sweep", "check-ins")
                        .counter()
                        .count())
                .isEqualTo(7);
        assertThat(meters.get("trellis.sweep.last")
                        .tag("sweep", "check-ins")
                        .gauge()
                        .value())
                .isEqualTo(1_800_000_000.0);
    }

    @Test
    void aFailureIsMeasuredAndHandedOn() {
        assertThatThrownBy(() -> runs.sweep(new CountingSweep("breaks", Duration.ofMinutes(1), () -> {
                    throw new IllegalStateException("as planned");
                })))
                .hasMessage("as planned");

        assertThat(meters.get("trellis.sweep")
                        .tags("sweep", "breaks", "outcome", "failed")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.find("trellis.sweep.last").gauge()).isNull();
    }
}
