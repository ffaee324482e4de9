package dev.trellis.meeting;

import dev.trellis.secrecy.PrivateWords;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Transient;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time that a pair wants to meet, or has met (E3).
 *
 * @param proposedBy whose time it is; the other one of the pair answers
 * @param topic what it is about; for the two of the pair
 * @param minutes how long it is planned for
 * @param version counts every change of time: a card that shows an older one is stale
 * @param remindAt when both are reminded; absent: never, or done
 * @param askAt when both are asked whether it took place; absent: never, or done
 */
@MappedEntity("meeting")
public record Meeting(
        @Id @GeneratedValue long id,
        long organizationId,
        long pairId,
        long proposedBy,
        Instant startsAt,
        int minutes,
        @Nullable PrivateWords topic,
        State state,
        int version,
        @Nullable Instant remindAt,
        @Nullable Instant askAt,
        Instant createdAt) {

    /** Where a meeting is in its life. */
    public enum State {
        /** Waits for the other side. */
        PROPOSED,
        AGREED,
        DECLINED,
        CANCELLED,
        /** At least one of the two says that it took place. */
        HELD,
        /** Whoever answered says that it did not take place then. */
        NOT_HELD
    }

    @Transient
    public Instant end() {
        return startsAt.plus(Duration.ofMinutes(minutes));
    }

    /** Whether it is or may become something to go to. */
    public boolean isAhead(Instant now) {
        return (state == State.PROPOSED || state == State.AGREED) && now.isBefore(startsAt);
    }
}
