package dev.trellis.person;

import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;

/** Who the owners of an organization are: those who were given the role, and those whom the configuration names. */
@Singleton
public class Owners {
    private final RoleGrants grants;
    private final Identities identities;
    private final FirstOwners firstOwners;
    private final Sql sql;

    Owners(RoleGrants grants, Identities identities, FirstOwners firstOwners, Sql sql) {
        this.grants = grants;
        this.identities = identities;
        this.firstOwners = firstOwners;
        this.sql = sql;
    }

    /** Their persons; those whom the configuration names count once they have been met. */
    @Transactional
    public List<Long> of(long organization) {
        return Stream.concat(
                        grants.findByOrganizationIdAndRole(organization, Role.OWNER).stream()
                                .map(RoleGrant::personId),
                        byConfiguration(organization).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether somebody else is an owner and has not asked to be forgotten: an organization is never left without one. */
    @Transactional
    public boolean isOneBeside(Person person) {
        List<Long> leaving = sql.query(
                "select person_id from erasure where organization_id = ?",
                row -> row.getLong("person_id"),
                person.organizationId());
        return of(person.organizationId()).stream().anyMatch(owner -> owner != person.id() && !leaving.contains(owner));
    }

    /** Those whom only the configuration can make owner no more. */
    @Transactional
    public List<Long> byConfiguration(long organization) {
        return firstOwners.all().stream()
                .flatMap(owner ->
                        identities
                                .inWorkspace(organization, owner.platform(), owner.workspace(), owner.user())
                                .stream())
                .map(Identity::personId)
                .toList();
    }
}
