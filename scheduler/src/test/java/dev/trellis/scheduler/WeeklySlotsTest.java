package dev.trellis.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.planning.WeeklyRhythm;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.TriggerBuilder;

class WeeklySlotsTest {
    private static final WeeklyRhythm MONDAY_NINE = Fakes.rhythm(1, DayOfWeek.MONDAY, "09:00");

    @Test
    void theLastSlotMayBeNow() {
        Instant slot = Instant.parse("2026-03-02T08:00:00Z");

        assertThat(WeeklySlots.last(MONDAY_NINE, slot)).isEqualTo(slot);
        assertThat(WeeklySlots.last(MONDAY_NINE, slot.minusNanos(1))).isEqualTo(slot.minus(Duration.ofDays(7)));
        assertThat(WeeklySlots.next(MONDAY_NINE, slot)).isEqualTo(slot.plus(Duration.ofDays(7)));
        assertThat(WeeklySlots.next(MONDAY_NINE, slot.minusNanos(1))).isEqualTo(slot);
    }

    @Test
    void nineStaysNineAcrossDaylightSaving() {
        assertThat(WeeklySlots.next(MONDAY_NINE, Instant.parse("2026-03-23T08:00:00Z")))
                .isEqualTo("2026-03-30T07:00:00Z");
        assertThat(WeeklySlots.next(MONDAY_NINE, Instant.parse("2026-10-19T07:00:00Z")))
                .isEqualTo("2026-10-26T08:00:00Z");
    }

    @Test
    void aSkippedTimeFallsAnHourLaterAndTheNextWeekAsUsual() {
        WeeklyRhythm skipped = Fakes.rhythm(1, DayOfWeek.SUNDAY, "02:30");

        Instant gap = WeeklySlots.next(skipped, Instant.parse("2026-03-28T00:00:00Z"));

        assertThat(gap).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(WeeklySlots.last(skipped, gap)).isEqualTo(gap);
        assertThat(WeeklySlots.next(skipped, gap)).isEqualTo("2026-04-05T00:30:00Z");
    }

    @Test
    void aTimeThatComesTwiceFallsOnce() {
        WeeklyRhythm twice = Fakes.rhythm(1, DayOfWeek.SUNDAY, "02:30");

        Instant first = WeeklySlots.next(twice, Instant.parse("2026-10-24T12:00:00Z"));

        assertThat(first).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(WeeklySlots.next(twice, first)).isEqualTo("2026-11-01T01:30:00Z");
        assertThat(WeeklySlots.last(twice, Instant.parse("2026-10-25T01:30:00Z")))
                .isEqualTo(first);
    }

    /** Both keep the same appointments: Quartz in the service, our own in stepped time and for naming a slot. */
    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Pacific/Chatham", "Asia/Kolkata", "America/St_Johns"})
    void agreesWithQuartz(String zone) {
        for (DayOfWeek day : DayOfWeek.values()) {
            for (LocalTime time : List.of(LocalTime.MIDNIGHT, LocalTime.of(9, 0), LocalTime.of(23, 59))) {
                WeeklyRhythm rhythm = new WeeklyRhythm(1, 1, ZoneId.of(zone), day, time);
                Instant start = Instant.parse("2026-01-01T00:00:00Z");

                assertThat(ours(rhythm, start)).as("%s %s", day, time).isEqualTo(quartz(rhythm, start));
            }
        }
    }

    private static List<Instant> ours(WeeklyRhythm rhythm, Instant start) {
        List<Instant> slots = new ArrayList<>();
        for (Instant at = start; slots.size() < 60; ) {
            at = WeeklySlots.next(rhythm, at);
            slots.add(at);
        }
        return slots;
    }

    private static List<Instant> quartz(WeeklyRhythm rhythm, Instant start) {
        CronTrigger trigger = TriggerBuilder.newTrigger()
                .startAt(Date.from(start))
                .withSchedule(CronScheduleBuilder.weeklyOnDayAndHourAndMinute(
                                rhythm.day().getValue() % 7 + 1,
                                rhythm.time().getHour(),
                                rhythm.time().getMinute())
                        .inTimeZone(TimeZone.getTimeZone(rhythm.zone())))
                .build();
        List<Instant> slots = new ArrayList<>();
        for (Instant at = start; slots.size() < 60; ) {
            at = trigger.getFireTimeAfter(Date.from(at)).toInstant();
            slots.add(at);
        }
        return slots;
    }
}
