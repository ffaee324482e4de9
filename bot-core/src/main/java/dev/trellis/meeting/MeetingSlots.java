package dev.trellis.meeting;

import dev.trellis.attention.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Times to suggest for a meeting: on the hour or half past it, in the working hours of both sides, on days apart (E3). Pure.
 *
 * <p>Moments are walked, not times of day, so a day of 23 or 25 hours has just the slots that exist on it.
 */
final class MeetingSlots {
    /** Nobody is invited for in a moment. */
    static final Duration NOTICE = Duration.ofHours(3);

    /** Where two people have no hour in common within this time, they have none. */
    private static final Duration HORIZON = Duration.ofDays(14);

    private static final int GRID_MINUTES = 30;

    private MeetingSlots() {}

    /**
     * The first {@code count} slots, at most one a day of the proposer's calendar.
     *
     * @param length the whole of it lies in the working hours of both
     * @param taken what neither of them can be moved from
     */
    static List<Instant> suggest(
            Instant now, Side proposer, Side partner, Duration length, List<Span> taken, int count) {
        List<Instant> slots = new ArrayList<>();
        Instant last = now.plus(HORIZON);
        LocalDate lastDay = null;
        for (Instant at = firstOnTheGrid(now.plus(NOTICE), proposer.zone());
                at.isBefore(last) && slots.size() < count;
                at = at.plus(GRID_MINUTES, ChronoUnit.MINUTES)) {
            Span span = new Span(at, at.plus(length));
            LocalDate day = at.atZone(proposer.zone()).toLocalDate();
            if (!day.equals(lastDay)
                    && proposer.works(span)
                    && partner.works(span)
                    && taken.stream().noneMatch(span::overlaps)) {
                slots.add(at);
                lastDay = day;
            }
        }
        return slots;
    }

    private static Instant firstOnTheGrid(Instant at, ZoneId zone) {
        ZonedDateTime there = at.atZone(zone);
        ZonedDateTime hour = there.truncatedTo(ChronoUnit.HOURS);
        Instant grid = hour.toInstant();
        while (grid.isBefore(at)) {
            grid = grid.plus(GRID_MINUTES, ChronoUnit.MINUTES);
        }
        return grid;
    }

    /** When one side works, in their own zone. */
    record Side(WorkingHours hours, ZoneId zone) {
        /** Whether all of it lies in one working day. */
        boolean works(Span span) {
            Instant lastMoment = span.end().minusNanos(1);
            return hours.contains(span.start(), zone)
                    && hours.contains(lastMoment, zone)
                    && span.start()
                            .atZone(zone)
                            .toLocalDate()
                            .equals(lastMoment.atZone(zone).toLocalDate());
        }
    }

    /** @param end exclusive, after {@code start} */
    record Span(Instant start, Instant end) {
        boolean overlaps(Span other) {
            return start.isBefore(other.end) && other.start.isBefore(end);
        }
    }
}
