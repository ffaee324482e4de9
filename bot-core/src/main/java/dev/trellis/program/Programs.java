package dev.trellis.program;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface Programs extends GenericRepository<Program, Long> {
    Program save(Program program);

    Program update(Program program);

    Optional<Program> findByIdAndOrganizationId(long id, long organizationId);

    List<Program> findByOrganizationIdAndIdIn(long organizationId, Collection<Long> ids);

    Optional<Program> findByOrganizationIdAndName(long organizationId, String name);

    List<Program> findByOrganizationIdAndEndedAtIsNullOrderById(long organizationId);

    @Query("update program set digest_channel_id = :channelId where id = :id and organization_id = :organizationId")
    void postDigestIn(long id, long organizationId, @Nullable Long channelId);

    /** Running programs with a digest channel, of every organization: for the scheduler. */
    @Query("select * from program where ended_at is null and digest_channel_id is not null order by id")
    List<Program> withDigest();
}
