package dev.trellis.agreement;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the two, and what they are asked next about their agreement.
 *
 * @param seenVersion the newest version that they have read, at least 1
 * @param stillRightAt when they said so, since the agreement became due to be looked at
 */
@MappedEntity("agreement_party")
public record AgreementParty(
        @Id @GeneratedValue long id,
        long organizationId,
        long agreementId,
        long personId,
        int seenVersion,
        @Nullable Due due,
        @Nullable Instant dueAt,
        @Nullable Instant stillRightAt) {

    /** What is due. */
    public enum Due {
        /** To say once that there is a draft that nobody has touched. */
        DRAFTED,
        /** To ask whether it is still right (D2). */
        REVISIT,
        /** To ask once more. */
        REMINDER
    }
}
