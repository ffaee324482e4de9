package dev.trellis.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;

/** Who is asked when something about a program has to be decided: admins and owners of the organization. */
@Singleton
public class ProgramAdmins {
    private final RoleGrants grants;
    private final Owners owners;

    ProgramAdmins(RoleGrants grants, Owners owners) {
        this.grants = grants;
        this.owners = owners;
    }

    /** In the order of their ids. */
    @Transactional
    public List<Long> of(long organization) {
        return Stream.concat(
                        owners.of(organization).stream(),
                        grants.findByOrganizationIdAndRole(organization, Role.ADMIN).stream()
                                .map(RoleGrant::personId))
                .distinct()
                .sorted()
                .toList();
    }
}
