package dev.trellis.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;

/** Who hears what is for those who run programs: everybody whose roles carry {@link Right#RUN_PROGRAMS}. */
@Singleton
public class ProgramTeam {
    private final Owners owners;
    private final RoleGrants grants;

    ProgramTeam(Owners owners, RoleGrants grants) {
        this.owners = owners;
        this.grants = grants;
    }

    /** Their persons, in the order of their ids. */
    @Transactional
    public List<Long> of(long organization) {
        return Stream.concat(
                        owners.of(organization).stream(),
                        Right.RUN_PROGRAMS.carriedBy().stream()
                                .flatMap(role -> grants.findByOrganizationIdAndRole(organization, role).stream())
                                .map(RoleGrant::personId))
                .distinct()
                .sorted()
                .toList();
    }
}
