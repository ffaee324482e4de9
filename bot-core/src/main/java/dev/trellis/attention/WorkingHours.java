package dev.trellis.attention;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * When a person may be addressed, in their own time zone. Outside of it are their quiet hours.
 *
 * @param from inclusive
 * @param to exclusive, after {@code from}
 */
public record WorkingHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    public WorkingHours {
        days = days.isEmpty() ? EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY) : EnumSet.copyOf(days);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("working hours end after they start");
        }
    }

    /** From the notation of the person's row. */
    public static WorkingHours of(String days, int fromMinutes, int toMinutes) {
        Set<DayOfWeek> set = EnumSet.noneOf(DayOfWeek.class);
        Arrays.stream(days.split(","))
                .filter(day -> !day.isBlank())
                .map(DayOfWeek::valueOf)
                .forEach(set::add);
        return new WorkingHours(set, time(fromMinutes), time(Math.min(toMinutes, 24 * 60 - 1)));
    }

    public boolean contains(Instant at, ZoneId zone) {
        ZonedDateTime there = at.atZone(zone);
        return days.contains(there.getDayOfWeek())
                && !there.toLocalTime().isBefore(from)
                && there.toLocalTime().isBefore(to);
    }

    /**
     * The first moment at or after {@code at} that lies in these hours. Where daylight saving skips the start, the hours start after the
     * gap; where it repeats it, they start at the first pass.
     */
    public Instant next(Instant at, ZoneId zone) {
        if (contains(at, zone)) {
            return at;
        }
        LocalDate day = at.atZone(zone).toLocalDate();
        for (int i = 0; i <= 8; i++) {
            Instant start = day.plusDays(i).atTime(from).atZone(zone).toInstant();
            if (days.contains(day.plusDays(i).getDayOfWeek()) && !start.isBefore(at)) {
                return start;
            }
        }
        throw new IllegalStateException("a week without a working day");
    }

    private static LocalTime time(int minutes) {
        return LocalTime.ofSecondOfDay(minutes * 60L);
    }
}
