package dev.trellis.enrolment;

import dev.trellis.secrecy.PrivateWords;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a program, on one side of it. There is one for a person, a program and a side, whatever became of them.
 *
 * @param ownLimit how many mentees this mentor takes at most; absent: as many as the program allows
 * @param reason why an admin declined
 * @param since when the state began
 * @param enrolledAt from when on they wait for a partner; absent until they are enrolled for the first time
 */
@MappedEntity("enrolment")
public record Enrolment(
        @Id @GeneratedValue long id,
        long organizationId,
        long programId,
        @Nullable Long cohortId,
        long personId,
        Side side,
        State state,
        @Nullable Integer ownLimit,
        @Nullable PrivateWords reason,
        @Nullable Long decidedBy,
        Instant since,
        @Nullable Instant enrolledAt) {

    /** Where somebody stands. */
    public enum State {
        /** Was asked and has not said yes yet. */
        INVITED,
        /** Said yes and accepted the charter. A mentee has not answered the first question yet; a mentor neither, or waits for an admin (B2). */
        APPLIED,
        /** Is in: may be matched. */
        ENROLLED,
        /** An admin said no. */
        DECLINED,
        /** Has left the program, or said no. */
        LEFT;

        /** As message bundles name it. */
        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same in another state, from now on. */
    Enrolment in(State next, Instant now) {
        return new Enrolment(
                id,
                organizationId,
                programId,
                cohortId,
                personId,
                side,
                next,
                ownLimit,
                reason,
                decidedBy,
                now,
                enrolledAt);
    }

    /** The same, as somebody decided it. */
    Enrolment decided(@Nullable Long by, @Nullable PrivateWords why) {
        return new Enrolment(
                id, organizationId, programId, cohortId, personId, side, state, ownLimit, why, by, since, enrolledAt);
    }

    /** The same, waiting for a partner since then. */
    Enrolment waitingSince(@Nullable Long cohort, Instant at) {
        return new Enrolment(
                id, organizationId, programId, cohort, personId, side, state, ownLimit, reason, decidedBy, since, at);
    }

    /** The same with an own limit of mentees. */
    Enrolment taking(@Nullable Integer mentees) {
        return new Enrolment(
                id,
                organizationId,
                programId,
                cohortId,
                personId,
                side,
                state,
                mentees,
                reason,
                decidedBy,
                since,
                enrolledAt);
    }

    /** Whether it is neither declined nor left. */
    public boolean isGoingOn() {
        return state != State.DECLINED && state != State.LEFT;
    }
}
