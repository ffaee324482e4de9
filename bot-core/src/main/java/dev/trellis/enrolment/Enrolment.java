package dev.trellis.enrolment;

import dev.trellis.secrecy.PrivateWords;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a program, on one side of it. There is one for a person, a program and a side, whatever became of them.
 *
 * @param ownLimit how many mentees this mentor takes at most; absent: as many as the program allows
 * @param reason why an admin declined
 * @param since when the state began
 * @param enrolledAt from when on they wait for a partner; absent until they are enrolled
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
        /** Said yes; an admin has to say yes, too (B2). */
        APPLIED,
        /** Is in: may be matched. */
        ENROLLED,
        /** An admin said no. */
        DECLINED,
        /** Has left the program, or said no. */
        LEFT
    }
}
