package dev.trellis.variant;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Where somebody works, as far as variants ask for it.
 *
 * @param region empty: not said
 * @param jobFunction empty: not said
 */
@MappedEntity("workplace")
public record Workplace(
        @Id @GeneratedValue long id, long organizationId, long personId, String region, String jobFunction) {}
