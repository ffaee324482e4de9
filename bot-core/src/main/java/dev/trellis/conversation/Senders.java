package dev.trellis.conversation;

import dev.trellis.organization.Tenancy;
import dev.trellis.organization.Workspace;
import dev.trellis.person.Actor;
import dev.trellis.person.FirstOwners;
import dev.trellis.person.Identity;
import dev.trellis.person.Person;
import dev.trellis.person.Role;
import dev.trellis.person.RoleGrant;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who sent several events: one statement for everybody of a workspace who is known and as they were. Whoever is new, or has another name
 * or address than before, goes through the {@link Directory}, one by one.
 */
@Singleton
class Senders {
    private static final String KNOWN = """
            select w.id as w_id, w.organization_id, w.address, w.installed_at, w.removed_at,
              i.id as i_id, i.platform, i.external_id, i.display_name as i_name, i.direct_address, i.unreachable_why, i.last_seen_at,
              i.profile_due_at, i.linked_at,
              p.id as p_id, p.display_name as p_name, p.language, p.time_zone, p.profile_language, p.profile_time_zone, p.working_days,
              p.working_from, p.working_to, p.paused_since, p.paused_until, p.snoozed_until, p.prefers_identity_id, p.created_at,
              p.weekly_messages,
              g.id as g_id, g.role, g.granted_at, g.granted_by
            from workspace w
            join chat_identity i on i.workspace_id = w.id
            join person p on p.id = i.person_id and p.organization_id = w.organization_id
            left join role_grant g on g.person_id = p.id and g.organization_id = w.organization_id
            where w.platform = ? and w.external_id = ? and i.external_id in (""";

    private final Sql sql;
    private final Tenancy tenancy;
    private final Directory directory;
    private final FirstOwners firstOwners;
    private final Clock clock;

    Senders(Sql sql, Tenancy tenancy, Directory directory, FirstOwners firstOwners, Clock clock) {
        this.sql = sql;
        this.tenancy = tenancy;
        this.directory = directory;
        this.firstOwners = firstOwners;
        this.clock = clock;
    }

    /** In the order of the events. {@code null} for what comes from a workspace that Trellis was taken out of. */
    List<@Nullable Known> of(List<Inbound> events) {
        Map<WorkspaceRef, Set<String>> users = new LinkedHashMap<>();
        for (Inbound event : events) {
            users.computeIfAbsent(event.workspace(), any -> new TreeSet<>())
                    .add(event.sender().identity().user());
        }
        Map<WorkspaceRef, Map<String, Known>> known = new HashMap<>();
        users.forEach((workspace, those) -> known.put(workspace, known(workspace, those)));
        Instant now = clock.instant();
        Set<Long> seenAgain = new TreeSet<>();
        List<@Nullable Known> senders = new ArrayList<>();
        for (Inbound event : events) {
            Known one = known.getOrDefault(event.workspace(), Map.of())
                    .get(event.sender().identity().user());
            if (one == null || !isAsBefore(one, event)) {
                one = throughTheDirectory(event);
            } else if (one.workspace().removedAt() != null) {
                // Nothing is kept of them, not even that they were there.
                one = null;
            } else if (Directory.isNewsOf(one.actor().account(), now)) {
                seenAgain.add(one.actor().account().id());
            }
            senders.add(one);
        }
        seen(seenAgain, now);
        return senders;
    }

    private @Nullable Known throughTheDirectory(Inbound event) {
        Workspace workspace = event.event() instanceof Event.Installed
                ? tenancy.installed(event.workspace())
                : tenancy.workspace(event.workspace());
        return workspace.removedAt() != null ? null : new Known(workspace, directory.actor(workspace, event.sender()));
    }

    private static boolean isAsBefore(Known known, Inbound event) {
        Workspace workspace = known.workspace();
        String address = event.workspace().address();
        if (address != null && !address.equals(workspace.address())) {
            return false;
        }
        if (workspace.removedAt() != null) {
            return !(event.event() instanceof Event.Installed);
        }
        return Directory.isAsBefore(known.actor(), event.sender());
    }

    private void seen(Set<Long> identities, Instant now) {
        if (identities.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>();
        values.add(now);
        values.addAll(identities);
        sql.update(
                "update chat_identity set last_seen_at = ? where id in (" + Sql.marks(identities.size()) + ")",
                values.toArray());
    }

    private Map<String, Known> known(WorkspaceRef workspace, Set<String> users) {
        List<Object> values = new ArrayList<>(List.of(workspace.platform(), workspace.id()));
        values.addAll(users);
        Map<String, Known> known = new HashMap<>();
        sql.query(
                KNOWN + Sql.marks(users.size()) + ")",
                row -> known.merge(
                        row.getString("external_id"),
                        new Known(workspace(row, workspace), actor(row, workspace)),
                        Senders::withRolesOf),
                values.toArray());
        return known;
    }

    private static Known withRolesOf(Known one, Known other) {
        Set<Role> roles = EnumSet.copyOf(one.actor().roles());
        roles.addAll(other.actor().roles());
        return new Known(
                one.workspace(), new Actor(one.actor().person(), one.actor().account(), roles));
    }

    private static Workspace workspace(ResultSet row, WorkspaceRef ref) throws SQLException {
        return new Workspace(
                row.getLong("w_id"),
                row.getLong("organization_id"),
                ref.platform(),
                ref.id(),
                row.getString("address"),
                Objects.requireNonNull(Sql.instant(row, "installed_at")),
                Sql.instant(row, "removed_at"));
    }

    private Actor actor(ResultSet row, WorkspaceRef workspace) throws SQLException {
        long organization = row.getLong("organization_id");
        Identity account = new Identity(
                row.getLong("i_id"),
                organization,
                row.getLong("p_id"),
                row.getLong("w_id"),
                row.getString("platform"),
                row.getString("external_id"),
                row.getString("i_name"),
                row.getString("direct_address"),
                row.getString("unreachable_why"),
                Sql.instant(row, "last_seen_at"),
                Sql.instant(row, "profile_due_at"),
                Sql.instant(row, "linked_at"));
        Set<Role> roles = EnumSet.of(Role.PARTICIPANT);
        if (firstOwners.contains(account.in(workspace.id()))) {
            roles.add(Role.OWNER);
        }
        if (row.getString("role") != null) {
            RoleGrant grant = new RoleGrant(
                    row.getLong("g_id"),
                    organization,
                    row.getLong("p_id"),
                    Role.valueOf(row.getString("role")),
                    Objects.requireNonNull(Sql.instant(row, "granted_at")),
                    Sql.number(row, "granted_by"));
            if (grant.countsIn(account)) {
                roles.add(grant.role());
            }
        }
        return new Actor(person(row, organization), account, roles);
    }

    private static Person person(ResultSet row, long organization) throws SQLException {
        return new Person(
                row.getLong("p_id"),
                organization,
                row.getString("p_name"),
                row.getString("language"),
                row.getString("time_zone"),
                row.getString("profile_language"),
                row.getString("profile_time_zone"),
                row.getString("working_days"),
                row.getInt("working_from"),
                row.getInt("working_to"),
                Sql.instant(row, "paused_since"),
                Sql.instant(row, "paused_until"),
                Sql.instant(row, "snoozed_until"),
                Sql.number(row, "prefers_identity_id"),
                row.getObject("weekly_messages", Integer.class),
                Objects.requireNonNull(Sql.instant(row, "created_at")));
    }
}
