package dev.trellis.agreement;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface Agreements extends GenericRepository<Agreement, Long> {
    Agreement save(Agreement agreement);

    Optional<Agreement> findByOrganizationIdAndPairId(long organizationId, long pairId);

    /** The same, and nobody else writes, signs or answers until this transaction is over. */
    @Query("select * from agreement where organization_id = :organizationId and pair_id = :pairId for update")
    Optional<Agreement> locked(long organizationId, long pairId);

    List<Agreement> findByOrganizationIdAndIdIn(long organizationId, Collection<Long> ids);

    List<Agreement> findByOrganizationIdAndPairIdIn(long organizationId, Collection<Long> pairIds);

    @Query("update agreement set version = :version where id = :id and organization_id = :organizationId")
    void newest(long id, long organizationId, int version);

    @Query("""
            update agreement set in_force = :version, in_force_since = :at where id = :id and organization_id = :organizationId
            """)
    void inForce(long id, long organizationId, int version, Instant at);

    @Query("update agreement set revisit_on = :at where id = :id and organization_id = :organizationId")
    void revisitOn(long id, long organizationId, LocalDate at);
}
