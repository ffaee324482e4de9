package dev.trellis.organization;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A team's channel that Trellis may post to.
 *
 * @param language the tag that posts there are written in
 */
@MappedEntity("channel")
public record Channel(
        @Id @GeneratedValue long id,
        long organizationId,
        long workspaceId,
        String externalId,
        String name,
        String language) {}
