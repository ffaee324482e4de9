package dev.trellis.person;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A role that somebody was given. Everybody is a participant without a grant. */
@MappedEntity("role_grant")
public record RoleGrant(
        @Id @GeneratedValue long id, long organizationId, long personId, Role role, Instant grantedAt) {}
