package dev.trellis.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E3: a picked day and time, on both edges of daylight saving. */
class MeetingTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-23, 14:30, Europe/Berlin, 2026-11-23T13:30:00Z",
        "2026-11-23, 14:30, America/New_York, 2026-11-23T19:30:00Z",
        // The last minute before and the first after the gap.
        "2027-03-28, 01:59, Europe/Berlin, 2027-03-28T00:59:00Z",
        "2027-03-28, 03:00, Europe/Berlin, 2027-03-28T01:00:00Z",
        "2027-03-14, 01:59, America/New_York, 2027-03-14T06:59:00Z",
        "2027-03-14, 03:00, America/New_York, 2027-03-14T07:00:00Z",
        // The hour that comes twice is meant the first time.
        "2026-10-25, 02:30, Europe/Berlin, 2026-10-25T00:30:00Z",
        "2026-11-01, 01:30, America/New_York, 2026-11-01T05:30:00Z",
    })
    void aTimeThatExistsIsAMoment(LocalDate day, LocalTime time, String zone, Instant moment) {
        assertThat(MeetingTime.of(day, time, ZoneId.of(zone))).isEqualTo(new MeetingTime.At(moment));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-28, 02:00, Europe/Berlin",
        "2027-03-28, 02:59, Europe/Berlin",
        "2027-03-14, 02:30, America/New_York",
    })
    void aTimeThatTheClocksSkipIsNamedWithTheFirstOneAfterIt(LocalDate day, LocalTime time, String zone) {
        assertThat(MeetingTime.of(day, time, ZoneId.of(zone))).isEqualTo(new MeetingTime.Skipped(LocalTime.of(3, 0)));
    }
}
