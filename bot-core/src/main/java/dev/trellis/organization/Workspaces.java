package dev.trellis.organization;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface Workspaces extends GenericRepository<Workspace, Long> {
    Workspace save(Workspace workspace);

    Optional<Workspace> findByPlatformAndExternalId(String platform, String externalId);

    Optional<Workspace> findByIdAndOrganizationId(long id, long organizationId);

    List<Workspace> findByOrganizationIdOrderById(long organizationId);

    List<Workspace> findByOrganizationIdAndIdIn(long organizationId, Collection<Long> ids);

    void updateAddress(@Id long id, @Nullable String address);

    @Query("update workspace set removed_at = :at where id = :id and organization_id = :organizationId")
    void remove(long id, long organizationId, @Nullable Instant at);
}
