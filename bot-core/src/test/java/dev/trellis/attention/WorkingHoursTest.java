package dev.trellis.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** I7: working hours are the person's own, on every day of the year. */
class WorkingHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId CHATHAM = ZoneId.of("Pacific/Chatham");
    private final WorkingHours usual = WorkingHours.of("MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY", 540, 1020);

    @Test
    void theStartIsInAndTheEndIsOut() {
        assertThat(usual.contains(at("2026-11-23T08:59:59", BERLIN), BERLIN)).isFalse();
        assertThat(usual.contains(at("2026-11-23T09:00", BERLIN), BERLIN)).isTrue();
        assertThat(usual.contains(at("2026-11-23T16:59:59", BERLIN), BERLIN)).isTrue();
        assertThat(usual.contains(at("2026-11-23T17:00", BERLIN), BERLIN)).isFalse();
    }

    @Test
    void theSameMomentIsWorkInOneZoneAndNightInAnother() {
        Instant morningInBerlin = at("2026-11-23T10:00", BERLIN);
        assertThat(usual.contains(morningInBerlin, BERLIN)).isTrue();
        assertThat(usual.contains(morningInBerlin, NEW_YORK)).isFalse();
    }

    @Test
    void afterFridayComesMonday() {
        assertThat(usual.next(at("2026-11-20T17:00", BERLIN), BERLIN)).isEqualTo(at("2026-11-23T09:00", BERLIN));
        assertThat(usual.next(at("2026-11-21T12:00", CHATHAM), CHATHAM)).isEqualTo(at("2026-11-23T09:00", CHATHAM));
    }

    @Test
    void aMomentInTheHoursIsItsOwnNext() {
        Instant now = at("2026-11-23T12:34:56", BERLIN);
        assertThat(usual.next(now, BERLIN)).isEqualTo(now);
    }

    @Test
    void hoursThatStartInTheGapOfSpringStartAfterIt() {
        WorkingHours early = new WorkingHours(Set.of(), LocalTime.of(2, 30), LocalTime.of(6, 0));
        WorkingHours sundays = WorkingHours.of("SUNDAY", 150, 360);
        Instant saturday = at("2027-03-27T12:00", BERLIN);
        assertThat(sundays.next(saturday, BERLIN)).isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
        assertThat(early.days()).hasSize(5);
    }

    @Test
    void hoursThatStartInTheOverlapOfAutumnStartAtItsFirstPass() {
        WorkingHours sundays = WorkingHours.of("SUNDAY", 90, 360);
        assertThat(sundays.next(at("2026-10-31T12:00", NEW_YORK), NEW_YORK))
                .isEqualTo(Instant.parse("2026-11-01T05:30:00Z"));
    }

    @Test
    void hoursThatEndBeforeTheyStartAreRefused() {
        assertThatThrownBy(() -> new WorkingHours(Set.of(), LocalTime.NOON, LocalTime.NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}
