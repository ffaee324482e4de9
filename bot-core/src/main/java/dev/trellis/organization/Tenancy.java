package dev.trellis.organization;

import dev.trellis.platform.WorkspaceRef;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/**
 * Which organization a workspace belongs to. A deployment serves one organization: a workspace that an adapter vouches for and that is
 * not known yet joins the first one.
 */
@Singleton
public class Tenancy {
    private final Organizations organizations;
    private final Workspaces workspaces;
    private final Clock clock;
    private final String name;

    Tenancy(
            Organizations organizations,
            Workspaces workspaces,
            Clock clock,
            @Value("${trellis.organization-name:Our organization}") String name) {
        this.organizations = organizations;
        this.workspaces = workspaces;
        this.clock = clock;
        this.name = name;
    }

    /** The workspace's row, made on first sight and kept up to date with the address of the latest event. */
    @Transactional
    public Workspace workspace(WorkspaceRef ref) {
        Workspace known = workspaces
                .findByPlatformAndExternalId(ref.platform(), ref.id())
                .orElseGet(() -> workspaces.save(
                        new Workspace(0, home().id(), ref.platform(), ref.id(), ref.address(), clock.instant(), null)));
        boolean moved = ref.address() != null && !Objects.equals(ref.address(), known.address());
        if (moved) {
            workspaces.updateAddress(known.id(), ref.address());
        }
        if (known.removedAt() != null) {
            workspaces.remove(known.id(), known.organizationId(), null);
        }
        return moved || known.removedAt() != null
                ? new Workspace(
                        known.id(),
                        known.organizationId(),
                        known.platform(),
                        known.externalId(),
                        moved ? ref.address() : known.address(),
                        known.installedAt(),
                        null)
                : known;
    }

    /** The deployment's organization, made on first use. */
    @Transactional
    public Organization home() {
        List<Organization> all = organizations.findAllOrderById();
        return all.isEmpty() ? organizations.save(new Organization(0, name, clock.instant())) : all.getFirst();
    }
}
