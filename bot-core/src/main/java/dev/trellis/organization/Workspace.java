package dev.trellis.organization;

import dev.trellis.platform.WorkspaceRef;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Transient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Slack workspace or a Teams tenant that belongs to an organization.
 *
 * @param address see {@link WorkspaceRef#address()}
 * @param removedAt since when nothing may be sent there
 */
@MappedEntity("workspace")
public record Workspace(
        @Id @GeneratedValue long id,
        long organizationId,
        String platform,
        String externalId,
        @Nullable String address,
        Instant installedAt,
        @Nullable Instant removedAt) {

    /** At another address. */
    Workspace at(String elsewhere) {
        return new Workspace(id, organizationId, platform, externalId, elsewhere, installedAt, removedAt);
    }

    /** No longer removed. */
    Workspace back() {
        return new Workspace(id, organizationId, platform, externalId, address, installedAt, null);
    }

    @Transient
    public WorkspaceRef ref() {
        return new WorkspaceRef(platform, externalId, address);
    }
}
