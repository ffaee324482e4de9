package dev.trellis.matching.round;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * A mentee of a round: with which mentor, or why with none.
 *
 * @param score 0 to 1000; absent without a mentor
 * @param locked 1 where an admin wants it so
 * @param why absent where there is a mentor
 * @param bottleneck which one of {@link Outcome#bottlenecks} they are in
 * @param ruledOut how many mentors each rule leaves out: {@code SAME_TEAM 3,NO_SHARED_LANGUAGE 1}
 * @param told 1 once somebody who waits has been told
 */
@MappedEntity("match_proposal")
record Proposal(
        @Id @GeneratedValue long id,
        long organizationId,
        long roundId,
        long menteeId,
        @Nullable Long mentorId,
        @Nullable Integer score,
        int locked,
        State state,
        @Nullable Why why,
        @Nullable Integer bottleneck,
        @Nullable String ruledOut,
        @Nullable Long pairId,
        int told) {

    /** Where it stands. */
    enum State {
        PROPOSED,
        WAITING,
        /** Announced: they are a pair. */
        PAIRED,
        /** Could not be a pair any more when it was announced. */
        OUT
    }

    /** Why somebody has no mentor in this round. */
    enum Why {
        NO_PLACES,
        RULED_OUT,
        BOTTLENECK,
        /** The mentee has left, has paused, or is paired by now. */
        MENTEE_AWAY,
        MENTOR_AWAY,
        /** The mentor has no free place any more. */
        MENTOR_FULL,
        /** A rule or a ruling forbids it by now. */
        NOT_ALLOWED
    }

    static Proposal pair(long organization, long round, long mentee, long mentor, int score, boolean locked) {
        return new Proposal(
                0,
                organization,
                round,
                mentee,
                mentor,
                score,
                locked ? 1 : 0,
                State.PROPOSED,
                null,
                null,
                null,
                null,
                0);
    }

    static Proposal waiting(
            long organization,
            long round,
            long mentee,
            Why why,
            @Nullable Integer bottleneck,
            @Nullable String ruledOut) {
        return new Proposal(
                0, organization, round, mentee, null, null, 0, State.WAITING, why, bottleneck, ruledOut, null, 0);
    }

    boolean isLocked() {
        return locked == 1;
    }

    /** Whether it says the same of the same mentee. */
    boolean saysTheSame(Proposal other) {
        return withoutId().equals(other.withoutId());
    }

    private Proposal withoutId() {
        return new Proposal(
                0,
                organizationId,
                roundId,
                menteeId,
                mentorId,
                score,
                locked,
                state,
                why,
                bottleneck,
                ruledOut,
                pairId,
                told);
    }

    Proposal lockedIf(boolean wanted) {
        return new Proposal(
                id,
                organizationId,
                roundId,
                menteeId,
                mentorId,
                score,
                wanted ? 1 : 0,
                state,
                why,
                bottleneck,
                ruledOut,
                pairId,
                told);
    }
}
