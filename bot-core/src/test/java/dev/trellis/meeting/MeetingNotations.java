package dev.trellis.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/** A day, a time and a zone, as a form brings them. */
public final class MeetingNotations {
    private MeetingNotations() {}

    /** {@code 2026-03-29 02:30 Europe/Berlin}: the moment has that time there, or the time is skipped there. */
    public static void time(String text) {
        String[] parts = text.split(" ", 3);
        LocalDate day;
        LocalTime time;
        ZoneId zone;
        try {
            day = LocalDate.parse(parts[0]);
            time = LocalTime.parse(parts[1]);
            zone = ZoneId.of(parts[2]);
        } catch (DateTimeException | ArrayIndexOutOfBoundsException notOne) {
            return;
        }
        if (day.getYear() < 1 || day.getYear() > 9999) {
            return; // No form lets these through; see FormTarget.
        }
        switch (MeetingTime.of(day, time, zone)) {
            case MeetingTime.At at ->
                assertThat(LocalDateTime.ofInstant(at.instant(), zone)).isEqualTo(day.atTime(time));
            case MeetingTime.Skipped skipped ->
                assertThat(zone.getRules().getValidOffsets(day.atTime(time)))
                        .as("%s", skipped)
                        .isEmpty();
        }
    }
}
