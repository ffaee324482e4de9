package dev.trellis.variant;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface Variants extends GenericRepository<Variant, Long> {
    Variant save(Variant variant);

    Variant update(Variant variant);

    Optional<Variant> findByIdAndOrganizationId(long id, long organizationId);

    List<Variant> findByOrganizationIdAndProgramIdInOrderById(long organizationId, Collection<Long> programIds);

    @Query("delete from variant where id = :id and organization_id = :organizationId")
    int remove(long id, long organizationId);
}
