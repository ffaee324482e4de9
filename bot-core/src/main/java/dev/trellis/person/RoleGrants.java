package dev.trellis.person;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface RoleGrants extends GenericRepository<RoleGrant, Long> {
    List<RoleGrant> findByOrganizationIdAndPersonId(long organizationId, long personId);

    List<RoleGrant> findByOrganizationIdAndRole(long organizationId, Role role);

    List<RoleGrant> findByOrganizationIdOrderByIdAsc(long organizationId);

    /** Gives the role, or gives it once more: from now on it counts in every chat that is the person's own by now. */
    @Query("""
            insert into role_grant (organization_id, person_id, role, granted_at, granted_by)
            values (:organizationId, :personId, :role, :at, :by)
            on duplicate key update granted_at = values(granted_at), granted_by = values(granted_by)
            """)
    void give(long organizationId, long personId, Role role, Instant at, @Nullable Long by);

    @Query("delete from role_grant where organization_id = :organizationId and person_id = :personId and role = :role")
    int take(long organizationId, long personId, Role role);

    /** For a decision about who is left with a role: nobody gives or takes it until this transaction is over. */
    @Query("select * from role_grant where organization_id = :organizationId and role = :role for update")
    List<RoleGrant> locked(long organizationId, Role role);
}
