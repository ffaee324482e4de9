package dev.trellis.person;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface RoleGrants extends GenericRepository<RoleGrant, Long> {
    RoleGrant save(RoleGrant grant);

    List<RoleGrant> findByOrganizationIdAndPersonId(long organizationId, long personId);

    List<RoleGrant> findByOrganizationIdAndRole(long organizationId, Role role);
}
