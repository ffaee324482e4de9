package dev.trellis.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SteppableClockTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void standsStillUntilItIsMoved() {
        SteppableClock clock = SteppableClock.standing(NOON, ZoneOffset.UTC);

        clock.set(NOON.plusSeconds(5));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void keepsItsLeadOnARunningClock() {
        SteppableClock base = SteppableClock.standing(NOON, ZoneOffset.UTC);
        SteppableClock clock = SteppableClock.running(base);

        clock.set(NOON.plus(Duration.ofDays(1)));
        base.set(NOON.plusSeconds(7));

        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(1)).plusSeconds(7));
    }

    @Test
    void doesNotGoBack() {
        SteppableClock clock = SteppableClock.standing(NOON, ZoneOffset.UTC);

        assertThatThrownBy(() -> clock.set(NOON.minusNanos(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCopyInAnotherZoneSharesTheHands() {
        SteppableClock clock = SteppableClock.standing(NOON, ZoneOffset.UTC);
        Clock copy = clock.withZone(ZoneId.of("Asia/Kolkata"));

        clock.set(NOON.plusSeconds(9));

        assertThat(copy.instant()).isEqualTo(NOON.plusSeconds(9));
        assertThat(copy.getZone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
    }
}
