package dev.trellis.agreement;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One version of an agreement. Never changed: a change is a new version.
 *
 * @param writtenBy absent: it is the draft, or its author is forgotten
 * @param revisitOn when it wants to be looked at again; absent: {@link Revisits#USUALLY} after both signed it
 */
@MappedEntity("agreement_version")
public record AgreementVersion(
        @Id @GeneratedValue long id,
        long organizationId,
        long agreementId,
        int version,
        @Nullable Long writtenBy,
        Instant writtenAt,
        @Nullable LocalDate revisitOn) {}
