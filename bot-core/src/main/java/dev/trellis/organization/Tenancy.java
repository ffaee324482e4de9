package dev.trellis.organization;

import dev.trellis.platform.WorkspaceRef;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which organization a workspace belongs to. A deployment has a first organization, and may have others: {@code TRELLIS_ORGANIZATIONS}
 * names the workspaces that are theirs. Every workspace that is not named belongs to the first one, once an adapter vouches for it.
 */
@Singleton
public class Tenancy {
    private final Organizations organizations;
    private final Workspaces workspaces;
    private final Clock clock;
    private final String name;
    private final Map<String, String> others;

    Tenancy(
            Organizations organizations,
            Workspaces workspaces,
            Clock clock,
            @Value("${trellis.organization-name:Our organization}") String name,
            @Nullable @Value("${trellis.organizations:}") String others) {
        this.organizations = organizations;
        this.workspaces = workspaces;
        this.clock = clock;
        this.name = name;
        this.others = others(others);
    }

    /**
     * The workspace's row, made on first sight and kept up to date with the address of the latest event. One that was removed stays
     * removed: an event that was under way when Trellis was taken out does not bring it back.
     */
    @Transactional
    public Workspace workspace(WorkspaceRef ref) {
        Workspace known = workspaces
                .findByPlatformAndExternalId(ref.platform(), ref.id())
                .orElseGet(() -> workspaces.save(new Workspace(
                        0, organizationOf(ref).id(), ref.platform(), ref.id(), ref.address(), clock.instant(), null)));
        if (ref.address() == null || Objects.equals(ref.address(), known.address())) {
            return known;
        }
        workspaces.updateAddress(known.id(), ref.address());
        return known.at(ref.address());
    }

    /** Trellis was put into this workspace, perhaps once more. */
    @Transactional
    public Workspace installed(WorkspaceRef ref) {
        Workspace known = workspace(ref);
        if (known.removedAt() == null) {
            return known;
        }
        workspaces.remove(known.id(), known.organizationId(), null);
        return known.back();
    }

    /** Whether the configuration names this workspace as some organization's. */
    public boolean isNamed(WorkspaceRef ref) {
        return others.containsKey(key(ref));
    }

    /** The deployment's first organization, made on first use. */
    @Transactional
    public Organization home() {
        List<Organization> all = organizations.findAllOrderById();
        return all.stream()
                .filter(one -> !others.containsValue(one.name()))
                .findFirst()
                .orElseGet(() -> organizations.save(new Organization(0, name, clock.instant())));
    }

    private Organization organizationOf(WorkspaceRef ref) {
        String other = others.get(key(ref));
        return other == null
                ? home()
                : organizations
                        .findByName(other)
                        .orElseGet(() -> organizations.save(new Organization(0, other, clock.instant())));
    }

    private static String key(WorkspaceRef ref) {
        return ref.platform() + ":" + ref.id();
    }

    private static Map<String, String> others(@Nullable String configured) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String entry : configured == null ? new String[0] : configured.split(",")) {
            int equals = entry.indexOf('=');
            if (!entry.isBlank() && equals < 1) {
                throw new IllegalArgumentException(
                        "TRELLIS_ORGANIZATIONS: \"" + entry.strip() + "\" is not <platform>:<workspace>=<name>");
            }
            if (!entry.isBlank()) {
                names.put(
                        entry.substring(0, equals).strip(),
                        entry.substring(equals + 1).strip());
            }
        }
        return Map.copyOf(names);
    }
}
