package dev.trellis.organization;

import dev.trellis.platform.WorkspaceRef;
import dev.trellis.storage.Sql;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which organization a workspace belongs to. A deployment has a first organization, and may have others: {@code TRELLIS_ORGANIZATIONS}
 * names the workspaces that are theirs. A workspace that is not named belongs where the larger unit belongs that it is part of, else to
 * the first one, once an adapter vouches for it. What was decided once stays: the database, not the configuration, says which one is first
 * and where a known workspace belongs.
 */
@Singleton
public class Tenancy {
    private final Organizations organizations;
    private final Workspaces workspaces;
    private final Sql sql;
    private final Clock clock;
    private final String name;
    private final Map<String, String> others;

    Tenancy(
            Organizations organizations,
            Workspaces workspaces,
            Sql sql,
            Clock clock,
            @Value("${trellis.organization-name:Our organization}") String name,
            @Nullable @Value("${trellis.organizations:}") String others) {
        this.organizations = organizations;
        this.workspaces = workspaces;
        this.sql = sql;
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
        return workspace(ref, () -> organizationOf(ref, null).id());
    }

    private Workspace workspace(WorkspaceRef ref, Supplier<Long> organization) {
        Workspace known = known(ref)
                .orElseGet(() -> workspaces.save(new Workspace(
                        0, organization.get(), ref.platform(), ref.id(), ref.address(), clock.instant(), null)));
        if (ref.address() == null || Objects.equals(ref.address(), known.address())) {
            return known;
        }
        workspaces.updateAddress(known.id(), ref.address());
        return known.at(ref.address());
    }

    /** Trellis was put into this workspace, perhaps once more. */
    @Transactional
    public Workspace installed(WorkspaceRef ref) {
        return back(workspace(ref));
    }

    /** The same, where it is decided already which organization a workspace joins that was not known before. */
    @Transactional
    public Workspace installed(WorkspaceRef ref, long organizationId) {
        return back(workspace(ref, () -> organizationId));
    }

    private Workspace back(Workspace known) {
        if (known.removedAt() == null) {
            return known;
        }
        workspaces.remove(known.id(), known.organizationId(), null);
        return known.back();
    }

    /** Whether the configuration names this workspace, or this larger unit, as some organization's. */
    public boolean isNamed(String platform, String id) {
        return others.containsKey(key(platform, id));
    }

    /** What the configuration names: {@code <platform>:<workspace>}, and the organization's name. */
    Map<String, String> named() {
        return others;
    }

    /**
     * Where this workspace belongs, or would.
     *
     * @param within a larger unit that it is part of, such as a company's whole organization on that platform, by its id there: what is
     *     not named itself goes where that one is, or would be
     */
    @Transactional
    public Organization organizationOf(WorkspaceRef ref, @Nullable String within) {
        Optional<Organization> itsOwn = decided(ref.platform(), ref.id());
        if (itsOwn.isEmpty() && within != null) {
            itsOwn = decided(ref.platform(), within);
        }
        return itsOwn.orElseGet(this::home);
    }

    /** What is known goes before what is configured. */
    private Optional<Organization> decided(String platform, String id) {
        Optional<Workspace> known = workspaces.findByPlatformAndExternalId(platform, id);
        if (known.isPresent()) {
            return organizations.findById(known.get().organizationId());
        }
        return Optional.ofNullable(others.get(key(platform, id)))
                .map(other -> organizations
                        .findByName(other)
                        .orElseGet(() -> organizations.save(new Organization(0, other, clock.instant()))));
    }

    /** The deployment's first organization, chosen or made on first use, and the same ever after. */
    @Transactional
    public Organization home() {
        return home("").orElseGet(this::chosen);
    }

    /** Several nodes may come here at once: the key of the column lets one of them decide, and each reads what was decided. */
    private Organization chosen() {
        Optional<Organization> oldest = organizations.findAllOrderById().stream()
                .filter(one -> !others.containsValue(one.name()))
                .findFirst();
        if (oldest.isPresent()) {
            sql.update(
                    "update ignore organization set home = 1 where id = ?",
                    oldest.get().id());
        } else {
            sql.update(
                    "insert ignore into organization (name, created_at, home) values (?, ?, 1)", name, clock.instant());
        }
        return home(" for update")
                .orElseThrow(() -> new IllegalStateException("TRELLIS_ORGANIZATIONS gives every organization to others,"
                        + " and the first one has the name of one of them: set TRELLIS_ORGANIZATION_NAME"));
    }

    private Optional<Organization> home(String lock) {
        return sql.one("select id from organization where home = 1" + lock, row -> row.getLong("id"))
                .flatMap(organizations::findById);
    }

    private Optional<Workspace> known(WorkspaceRef ref) {
        return workspaces.findByPlatformAndExternalId(ref.platform(), ref.id());
    }

    private static String key(String platform, String id) {
        return platform + ":" + id;
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
