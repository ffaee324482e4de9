package dev.trellis.matching.round;

import dev.trellis.storage.Json;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Transient;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an admin changed in a round.
 *
 * @param version the round's, that it led to
 * @param mentorId of the pair that it was about; absent: of nobody in particular
 * @param rulingId the ruling that came with it and goes when it is undone
 * @param beforeIt a {@link Before}; absent: it cannot be undone (any more)
 */
@MappedEntity("match_change")
record Change(
        @Id @GeneratedValue long id,
        long organizationId,
        long roundId,
        int version,
        Kind kind,
        @Nullable Long actorId,
        @Nullable Long menteeId,
        @Nullable Long mentorId,
        @Nullable Long rulingId,
        Instant changedAt,
        @Nullable String beforeIt) {

    /** {@code match.changed.<kind>} in the bundles. */
    enum Kind {
        LOCK,
        UNLOCK,
        FORBID,
        SWAP,
        /** The rest was matched again. */
        AGAIN,
        /** Late joiners came in. */
        LATE,
        UNDO
    }

    @Transient
    List<Proposal> before() {
        return beforeIt == null ? List.of() : Json.read(beforeIt, Before.class).proposals();
    }

    /** The proposals that a change changed, as they were. */
    record Before(List<Proposal> proposals) {
        Before {
            proposals = List.copyOf(proposals);
        }
    }
}
