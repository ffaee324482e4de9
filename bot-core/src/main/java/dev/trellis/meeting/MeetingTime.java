package dev.trellis.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** A day and a time of day that somebody picked, as a moment in their zone (E3: time-zone safe). */
sealed interface MeetingTime {

    /** In the hour that daylight saving repeats it is the first of the two, as everywhere in Trellis. */
    record At(Instant instant) implements MeetingTime {}

    /**
     * Daylight saving skips this time.
     *
     * @param firstAfter the first time of day that exists again
     */
    record Skipped(LocalTime firstAfter) implements MeetingTime {}

    static MeetingTime of(LocalDate day, LocalTime time, ZoneId zone) {
        LocalDateTime there = day.atTime(time);
        if (zone.getRules().getValidOffsets(there).isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(there);
            return new Skipped(gap.getDateTimeAfter().toLocalTime());
        }
        return new At(there.atZone(zone).withEarlierOffsetAtOverlap().toInstant());
    }
}
