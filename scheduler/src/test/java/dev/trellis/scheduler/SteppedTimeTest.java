package dev.trellis.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trellis.delivery.Doorbell;
import dev.trellis.planning.Sweep;
import dev.trellis.planning.WeeklyWork;
import dev.trellis.scheduler.Fakes.CountingSweep;
import dev.trellis.scheduler.Fakes.Digest;
import dev.trellis.scheduler.Fakes.Run;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SteppedTimeTest {
    private static final Instant THURSDAY = Instant.parse("2026-03-05T10:10:00Z");

    private final SteppableClock clock = SteppableClock.standing(THURSDAY, Fakes.BERLIN);
    private final List<Instant> looks = new ArrayList<>();
    private final List<Instant> deliveries = new ArrayList<>();
    private final Digest digest = new Digest(Fakes.rhythm(7, DayOfWeek.MONDAY, "09:15"));

    @Test
    void doesWeeklyWorkAtItsTimeAndWithIt() {
        stepped().moveBy(Duration.ofDays(14));

        assertThat(digest.runs)
                .containsExactly(
                        new Run(1, 7, Instant.parse("2026-03-09T08:15:00Z")),
                        new Run(1, 7, Instant.parse("2026-03-16T08:15:00Z")));
        assertThat(deliveries).contains(Instant.parse("2026-03-09T08:15:00Z"));
    }

    @Test
    void looksAtLeastEveryHourSoThatAWeekIsNotSentInOneGo() {
        stepped().moveBy(Duration.ofDays(7));

        assertThat(deliveries).hasSizeGreaterThan(7 * 24).isSorted();
        for (int i = 1; i < deliveries.size(); i++) {
            assertThat(Duration.between(deliveries.get(i - 1), deliveries.get(i)))
                    .isLessThanOrEqualTo(Duration.ofHours(1));
        }
        assertThat(looks).contains(THURSDAY, Instant.parse("2026-03-05T11:00:00Z"), THURSDAY.plus(Duration.ofDays(7)));
    }

    @Test
    void theClockStandsAtTheTargetAfterwards() {
        stepped().moveBy(Duration.ofMinutes(61));

        assertThat(clock.instant()).isEqualTo(THURSDAY.plus(Duration.ofMinutes(61)));
    }

    @Test
    void aSlotIsDoneOnceHoweverTheTimeIsCut() {
        SteppedTime time = stepped();

        time.moveTo(Instant.parse("2026-03-09T08:15:00Z"));
        time.settle();
        time.moveBy(Duration.ofHours(1));

        assertThat(digest.runs).hasSize(1);
    }

    @Test
    void movesToTheNextMondayMorning() {
        SteppedTime time = stepped();

        time.moveToNext(DayOfWeek.MONDAY, LocalTime.of(9, 0));
        assertThat(time.now()).isEqualTo("2026-03-09T08:00:00Z");
        time.moveToNext(DayOfWeek.MONDAY, LocalTime.of(9, 0));
        assertThat(time.now()).isEqualTo("2026-03-16T08:00:00Z");
    }

    @Test
    void settlesUntilNothingIsDue() {
        AtomicInteger left = new AtomicInteger(3);
        SteppedTime time = stepped(new CountingSweep(
                "reminders", Duration.ofMinutes(1), () -> left.get() > 0 ? Math.max(left.getAndDecrement(), 0) : 0));

        time.settle();

        assertThat(left).hasValue(0);
        assertThat(deliveries).hasSize(4);
    }

    @Test
    void workThatNeverEndsDoesNotHoldTheClock() {
        stepped(new CountingSweep("endless", Duration.ofMinutes(1), () -> 1)).moveBy(Duration.ofHours(1));

        assertThat(clock.instant()).isEqualTo(THURSDAY.plus(Duration.ofHours(1)));
    }

    @Test
    void doesNotGoBack() {
        SteppedTime time = stepped();

        assertThatThrownBy(() -> time.moveTo(THURSDAY.minusSeconds(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatFailsIsTheCallersToKnow() {
        digest.failing = true;
        SteppedTime time = stepped();

        assertThatThrownBy(() -> time.moveBy(Duration.ofDays(7))).hasMessageContaining("as planned");
        assertThat(clock.instant()).isEqualTo("2026-03-09T08:15:00Z");

        digest.failing = false;
        time.moveBy(Duration.ofHours(1));
        assertThat(digest.runs).hasSize(2);
    }

    @Test
    void followsAClockThatRuns() throws InterruptedException {
        SteppedTime time = stepped();
        time.start();
        try {
            clock.set(Instant.parse("2026-03-09T08:16:00Z"));
            Await.until("the digest", () -> !digest.runs.isEmpty());
            assertThat(time.running()).isTrue();
        } finally {
            time.stop();
        }
        assertThat(time.running()).isFalse();
    }

    private SteppedTime stepped(Sweep... more) {
        List<Sweep> sweeps = new ArrayList<>(List.of(more));
        sweeps.add(new CountingSweep("looks", Duration.ofMinutes(1), () -> {
            looks.add(clock.instant());
            return 0;
        }));
        CourierLoop courier = new CourierLoop(
                CourierLoopTest.looking(() -> {
                    deliveries.add(clock.instant());
                    return 0;
                }),
                new Doorbell());
        return new SteppedTime(clock, sweeps, List.<WeeklyWork>of(digest), courier, Fakes.runs(clock));
    }
}
