package dev.trellis.matching.round;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an admin decided about two people of a program (C2).
 *
 * @param decidedBy absent once that person is forgotten
 */
@MappedEntity("match_ruling")
record Ruling(
        @Id @GeneratedValue long id,
        long organizationId,
        long programId,
        Kind kind,
        long mentorId,
        long menteeId,
        @Nullable Long decidedBy,
        Instant decidedAt) {

    enum Kind {
        /** Never, whichever of the two would be the mentor. */
        FORBIDDEN,
        /** As soon as both are there and the mentor has a place. */
        REQUIRED
    }
}
