package dev.trellis.cadence;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When one person of a pair is asked next.
 *
 * @param rule a named cadence or an RRULE; absent: the program's
 * @param turn how often it was due so far: which question comes next
 * @param nextDueAt absent while it does not run
 */
@MappedEntity("cadence")
public record Cadence(
        @Id @GeneratedValue long id,
        long organizationId,
        long pairId,
        long personId,
        Kind kind,
        @Nullable String rule,
        int turn,
        @Nullable Instant nextDueAt) {
    /** What is due. */
    public enum Kind {
        CHECK_IN
    }
}
