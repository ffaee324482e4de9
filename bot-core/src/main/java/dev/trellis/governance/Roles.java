package dev.trellis.governance;

import dev.trellis.person.Owners;
import dev.trellis.person.Person;
import dev.trellis.person.Role;
import dev.trellis.person.RoleGrant;
import dev.trellis.person.RoleGrants;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Gives and takes roles. An organization always keeps an owner, and who is owner by configuration stays so. */
@Singleton
class Roles {
    private final RoleGrants grants;
    private final Owners owners;

    Roles(RoleGrants grants, Owners owners) {
        this.grants = grants;
        this.owners = owners;
    }

    /** What the person was given, or is by configuration; nobody is listed as participant. */
    @Transactional
    Set<Role> of(Person person) {
        Set<Role> given = EnumSet.noneOf(Role.class);
        grants.findByOrganizationIdAndPersonId(person.organizationId(), person.id())
                .forEach(grant -> given.add(grant.role()));
        if (owners.byConfiguration(person.organizationId()).contains(person.id())) {
            given.add(Role.OWNER);
        }
        return given;
    }

    /** Everybody who is more than a participant, by role. */
    @Transactional
    Map<Role, Set<Long>> everybody(long organization) {
        Map<Role, Set<Long>> people = new EnumMap<>(Role.class);
        for (RoleGrant grant : grants.findByOrganizationIdOrderByIdAsc(organization)) {
            people.computeIfAbsent(grant.role(), role -> new LinkedHashSet<>()).add(grant.personId());
        }
        owners.byConfiguration(organization)
                .forEach(person -> people.computeIfAbsent(Role.OWNER, role -> new LinkedHashSet<>())
                        .add(person));
        return new LinkedHashMap<>(people);
    }

    /**
     * From now on the person has exactly these roles.
     *
     * <p>Only what they did not have is given: a role counts in the chats that were theirs when it was given, and an act about one role
     * must not carry the others into a chat that was linked since ({@link #confirm} does, by name).
     */
    @Transactional
    Change set(Person person, Set<Role> wanted, long by, Instant now) {
        // Locked before it is looked at: two owners who take each other's role at once do not both succeed.
        grants.locked(person.organizationId(), Role.OWNER);
        Set<Role> had = of(person);
        Set<Role> taken = EnumSet.noneOf(Role.class);
        taken.addAll(had);
        taken.removeAll(wanted);
        if (taken.contains(Role.OWNER)) {
            if (owners.byConfiguration(person.organizationId()).contains(person.id())) {
                return new Change.Refused(Refusal.OWNER_BY_CONFIGURATION);
            }
            if (!owners.isOneBeside(person)) {
                return new Change.Refused(Refusal.LAST_OWNER);
            }
        }
        Set<Role> given = EnumSet.noneOf(Role.class);
        given.addAll(wanted);
        given.remove(Role.PARTICIPANT);
        given.removeAll(had);
        given.forEach(role -> grants.give(person.organizationId(), person.id(), role, now, by));
        taken.forEach(role -> grants.take(person.organizationId(), person.id(), role));
        return new Change.Done(given, taken);
    }

    /** A role that the person has is given once more: from now on it counts in every chat that is theirs by now. */
    @Transactional
    void confirm(Person person, Role role, long by, Instant now) {
        grants.give(person.organizationId(), person.id(), role, now, by);
    }

    /** What came of it. */
    sealed interface Change {
        /** @param given what the person did not have before */
        record Done(Set<Role> given, Set<Role> taken) implements Change {}

        record Refused(Refusal refusal) implements Change {}
    }

    /** Why not. */
    enum Refusal {
        LAST_OWNER,
        OWNER_BY_CONFIGURATION
    }
}
