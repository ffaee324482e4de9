package dev.trellis.goal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** When a milestone is looked at for a suggestion (D5): once before its date, whether it is out of reach, and once after it. Pure. */
final class Looking {
    private Looking() {}

    /**
     * The first look at a milestone with a date that is new.
     *
     * @return absent: never
     */
    static @Nullable Instant first(
            @Nullable LocalDate due, @Nullable LocalDate suggestedFor, ZoneId zone, Instant now) {
        if (due == null || due.equals(suggestedFor)) {
            return null;
        }
        Instant before =
                due.minusDays(Reach.LOOKED_AT_BEFORE).atStartOfDay(zone).toInstant();
        if (before.isAfter(now)) {
            return before;
        }
        // Whoever has just planned something is not told on the same day that it does not fit.
        Instant tomorrow = tomorrow(zone, now);
        Instant over = over(due, zone);
        return over.isBefore(tomorrow) ? later(over, now) : tomorrow;
    }

    /** When its date has passed. */
    static Instant over(LocalDate due, ZoneId zone) {
        return due.plusDays(1).atStartOfDay(zone).toInstant();
    }

    static Instant tomorrow(ZoneId zone, Instant now) {
        return now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
