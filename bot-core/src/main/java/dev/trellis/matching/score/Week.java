package dev.trellis.matching.score;

import dev.trellis.attention.WorkingHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Somebody's working hours of a week, laid on universal time in quarters of an hour: a quarter counts if it begins within them. Two weeks
 * overlap by as many minutes as they have quarters in common.
 */
public final class Week {
    /** Of somebody whose hours are not known. */
    public static final Week UNKNOWN = new Week(new long[0]);

    private static final int MINUTES = 15;
    private static final int DAY = 24 * 60 / MINUTES;
    private static final int QUARTERS = 7 * DAY;

    private final long[] quarters;

    private Week(long[] quarters) {
        this.quarters = quarters;
    }

    /** @param at whose daylight saving counts */
    public static Week of(WorkingHours hours, ZoneId zone, Instant at) {
        int offset = zone.getRules().getOffset(at).getTotalSeconds() / 60 / MINUTES;
        long[] quarters = new long[(QUARTERS + 63) / 64];
        for (DayOfWeek day : hours.days()) {
            for (int quarter = 0; quarter < DAY; quarter++) {
                LocalTime begins = LocalTime.ofSecondOfDay(quarter * 60L * MINUTES);
                if (!begins.isBefore(hours.from()) && begins.isBefore(hours.to())) {
                    int universal = Math.floorMod((day.getValue() - 1) * DAY + quarter - offset, QUARTERS);
                    quarters[universal >> 6] |= 1L << universal;
                }
            }
        }
        return new Week(quarters);
    }

    public boolean isKnown() {
        return quarters.length > 0;
    }

    /** In a week; 0 where either is not known. */
    public int minutesInCommon(Week other) {
        int common = 0;
        for (int i = 0; i < Math.min(quarters.length, other.quarters.length); i++) {
            common += Long.bitCount(quarters[i] & other.quarters[i]);
        }
        return common * MINUTES;
    }
}
