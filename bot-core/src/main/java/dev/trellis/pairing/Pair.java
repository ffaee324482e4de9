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
 * @param endedWhy absent until it ends, and for pairs that ended before reasons were kept
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
        @Nullable Integer together,
        @Nullable EndedWhy endedWhy) {

    /** Where a pair is in its life. */
    public enum State {
        ACTIVE,
        ENDED
    }

    /** Why a pair ended; for what is learned from it, never shown as somebody's fault. */
    public enum EndedWhy {
        /** An admin ended it. */
        BY_AN_ADMIN,
        /** It was through with what it wanted. */
        COMPLETED,
        /** One of the two said that it is not a fit (C4). */
        NOT_A_FIT,
        /** The mentee goes on with another mentor (C5). */
        HANDED_OVER,
        /** One of the two does not take part any more. */
        SOMEBODY_LEFT
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
