package dev.trellis.scheduler;

import dev.trellis.planning.WeeklyRhythm;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/**
 * When a weekly rhythm falls. A local time that daylight saving skips falls as much later as was skipped; one that comes twice falls the
 * first time.
 */
final class WeeklySlots {
    private WeeklySlots() {}

    /** The last slot at or before {@code at}. */
    static Instant last(WeeklyRhythm rhythm, Instant at) {
        ZonedDateTime candidate = at.atZone(rhythm.zone())
                .with(TemporalAdjusters.nextOrSame(rhythm.day()))
                .with(rhythm.time());
        while (candidate.toInstant().isAfter(at)) {
            candidate = slot(rhythm, candidate.minusWeeks(1));
        }
        return slot(rhythm, candidate).toInstant();
    }

    /** The first slot after {@code after}. */
    static Instant next(WeeklyRhythm rhythm, Instant after) {
        ZonedDateTime candidate =
                slot(rhythm, last(rhythm, after).atZone(rhythm.zone()).plusWeeks(1));
        return candidate.toInstant();
    }

    /** On the date of {@code day}: the time of the day is taken from the rhythm anew, since a skipped hour would stay shifted. */
    private static ZonedDateTime slot(WeeklyRhythm rhythm, ZonedDateTime day) {
        return ZonedDateTime.ofLocal(day.toLocalDate().atTime(rhythm.time()), rhythm.zone(), null);
    }
}
