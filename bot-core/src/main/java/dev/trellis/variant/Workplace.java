package dev.trellis.variant;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody works, as far as variants and matching ask for it.
 *
 * @param region empty: not said
 * @param jobFunction empty: not said
 * @param team empty: not known
 * @param department what lies beyond a team; empty: not known
 * @param managerId whom they report to; absent: not known, or nobody
 */
@MappedEntity("workplace")
public record Workplace(
        @Id @GeneratedValue long id,
        long organizationId,
        long personId,
        String region,
        String jobFunction,
        String team,
        String department,
        @Nullable Long managerId) {}
