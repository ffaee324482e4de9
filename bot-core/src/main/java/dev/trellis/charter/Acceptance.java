package dev.trellis.charter;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** Somebody accepted a version of a charter. */
@MappedEntity("charter_acceptance")
public record Acceptance(
        @Id @GeneratedValue long id, long organizationId, long charterId, long personId, Instant acceptedAt) {}
