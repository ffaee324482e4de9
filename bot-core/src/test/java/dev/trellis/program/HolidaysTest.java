package dev.trellis.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** E9, A6: days on which nobody is asked anything. */
class HolidaysTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    @Test
    void daysAreReadHoweverTheyAreSetApart() {
        Holidays typed = Holidays.of("2026-12-26\n2026-12-25, 2027-01-01;2026-12-25");

        assertThat(typed.notation()).isEqualTo("2026-12-25,2026-12-26,2027-01-01");
        assertThat(Holidays.of(typed.notation())).isEqualTo(typed);
        assertThat(Holidays.of("")).isEqualTo(Holidays.NONE);
    }

    @Test
    void whatIsNoDayIsNamed() {
        assertThat(Holidays.firstWrong("2026-12-25 Christmas")).contains("Christmas");
        assertThat(Holidays.firstWrong("2026-02-30")).contains("2026-02-30");
        assertThat(Holidays.firstWrong("26-12-25")).contains("26-12-25");
        assertThat(Holidays.firstWrong("2026-12-25\n")).isEmpty();
    }

    @Test
    void aHolidayLastsFromMidnightToMidnightInThePersonsZone() {
        Holidays christmas = new Holidays(Set.of(LocalDate.parse("2026-12-25")));

        assertThat(christmas.contains(Instant.parse("2026-12-24T22:59:59Z"), BERLIN))
                .isFalse();
        assertThat(christmas.contains(Instant.parse("2026-12-24T23:00:00Z"), BERLIN))
                .isTrue();
        assertThat(christmas.contains(Instant.parse("2026-12-25T23:00:00Z"), BERLIN))
                .isFalse();
    }

    @Test
    void afterHolidaysAndWeekendsComesAWorkingMorning() {
        Holidays christmas = Holidays.of("2026-12-25,2026-12-28");

        // A Friday; then a weekend, another holiday, and Tuesday.
        assertThat(christmas.morningAfter(Instant.parse("2026-12-25T08:00:00Z"), BERLIN, WEEK))
                .isEqualTo(Instant.parse("2026-12-29T08:00:00Z"));
    }

    @Test
    void asManyDaysAsArePromisedFitTheColumn() {
        Set<LocalDate> many = LocalDate.parse("2026-01-01")
                .datesUntil(LocalDate.parse("2026-01-01").plusDays(Holidays.MOST))
                .collect(Collectors.toSet());

        assertThat(new Holidays(many).notation()).hasSizeLessThanOrEqualTo(1500);
    }
}
