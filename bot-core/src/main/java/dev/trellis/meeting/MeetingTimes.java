package dev.trellis.meeting;

import dev.trellis.attention.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** When the two of a meeting hear about it (E4, E6). Pure. */
final class MeetingTimes {
    /** A reminder may be said for the last time so long before the start. */
    private static final Duration STILL_OF_USE = Duration.ofMinutes(30);

    private MeetingTimes() {}

    /**
     * When to remind of a meeting agreed on now: the day before if that is a while away, else an hour before, else at once; always before
     * the start.
     */
    static Instant reminder(Instant now, Instant start) {
        if (Duration.between(now, start).compareTo(Duration.ofHours(26)) > 0) {
            return start.minus(Duration.ofHours(24));
        }
        Instant hourBefore = start.minus(Duration.ofHours(1));
        return hourBefore.isAfter(now) ? hourBefore : now;
    }

    /** The reminder in one reader's own time: not in their quiet hours, if their working hours begin well before the start. */
    static Instant reminderFor(Instant due, Instant start, WorkingHours hours, ZoneId zone) {
        Instant working = hours.next(due, zone);
        return working.isAfter(start.minus(STILL_OF_USE)) ? due : working;
    }

    /** When to ask whether it took place. */
    static Instant question(Instant end) {
        return end.plus(Duration.ofMinutes(15));
    }
}
