package dev.trellis.organization;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface Channels extends GenericRepository<Channel, Long> {
    Channel save(Channel channel);

    Channel update(Channel channel);

    Optional<Channel> findByIdAndOrganizationId(long id, long organizationId);

    List<Channel> findByOrganizationIdAndIdIn(long organizationId, Collection<Long> ids);

    Optional<Channel> findByWorkspaceIdAndExternalId(long workspaceId, String externalId);
}
