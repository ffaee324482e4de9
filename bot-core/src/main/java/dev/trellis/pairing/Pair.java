package dev.trellis.pairing;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mentor and a mentee of a program.
 *
 * @param together 1 until the pair ends, then absent: what makes two people one pair at a time
 */
@MappedEntity("pair")
public record Pair(
        @Id @GeneratedValue long id,
        long organizationId,
        long programId,
        @Nullable Long cohortId,
        long mentorId,
        long menteeId,
        State state,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer together) {

    /** Where a pair is in its life. */
    public enum State {
        ACTIVE,
        ENDED
    }

    public boolean hasEnded() {
        return state == State.ENDED;
    }

    public boolean includes(long person) {
        return person == mentorId || person == menteeId;
    }

    /** The other one of the two. */
    public long partnerOf(long person) {
        return person == mentorId ? menteeId : mentorId;
    }
}
