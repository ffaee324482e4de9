package dev.trellis.matching.round;

import dev.trellis.storage.Json;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Transient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A round of matching of a program (C3). There is at most one that is open.
 *
 * @param cohortId whose pairs it makes, out of everybody who does not wait for a later one; absent: out of everybody who waits in the program
 * @param open 1 until it is announced or discarded, then absent
 * @param version one more with every change
 * @param progress 0 to 100, of what is being done
 * @param attempts how often the work was begun: whoever holds an older number has no say any more
 * @param keeps 1: what is proposed stays, and only the others are matched
 * @param dueAt when it is worked at next, or the lease ends of whoever works at it; absent: nothing is to be done
 * @param outcome an {@link Outcome}, see {@link #result()}
 */
@MappedEntity("match_round")
record MatchRound(
        @Id @GeneratedValue long id,
        long organizationId,
        long programId,
        @Nullable Long cohortId,
        State state,
        @Nullable Integer open,
        int version,
        int progress,
        int attempts,
        int keeps,
        @Nullable Instant dueAt,
        int mentees,
        int mentors,
        @Nullable Long startedBy,
        Instant startedAt,
        @Nullable Instant computedAt,
        @Nullable Instant announcedAt,
        @Nullable String outcome) {

    /** How far a round is. */
    enum State {
        /** Waits to be computed. */
        QUEUED,
        COMPUTING,
        /** Admins look at it and change it. */
        PROPOSED,
        /** Pair by pair, people are told. */
        ANNOUNCING,
        ANNOUNCED,
        DISCARDED
    }

    boolean isOpen() {
        return open != null;
    }

    boolean isBeingComputed() {
        return state == State.QUEUED || state == State.COMPUTING;
    }

    @Transient
    Outcome result() {
        return outcome == null ? Outcome.NONE : Json.read(outcome, Outcome.class);
    }
}
