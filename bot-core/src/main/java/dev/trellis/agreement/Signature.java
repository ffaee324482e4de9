package dev.trellis.agreement;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One of the two signed a version. */
@MappedEntity("agreement_signature")
public record Signature(
        @Id @GeneratedValue long id,
        long organizationId,
        long agreementId,
        int version,
        long personId,
        Instant signedAt) {}
