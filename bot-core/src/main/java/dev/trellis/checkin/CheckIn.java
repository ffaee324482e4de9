package dev.trellis.checkin;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One question to one person of a pair (E1).
 *
 * @param reminders how many reminders were meant so far
 * @param remindAt when it is looked at next: to remind, or to close; absent: never again
 */
@MappedEntity("check_in")
public record CheckIn(
        @Id @GeneratedValue long id,
        long organizationId,
        long pairId,
        long personId,
        Indicator indicator,
        State state,
        Instant askedAt,
        Instant closesAt,
        int reminders,
        @Nullable Instant remindAt) {

    /** Where a check-in is in its life. */
    public enum State {
        OPEN,
        ANSWERED,
        /** Nobody answered in time. */
        CLOSED,
        /** The person was away; it counts for nothing. */
        EXCUSED
    }

    /** Whether a tap still counts; an answer may be changed as long as the question is open to anybody. */
    public boolean takesAnswers(Instant now) {
        return (state == State.OPEN || state == State.ANSWERED) && now.isBefore(closesAt);
    }
}
