package dev.trellis.charter;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface Acceptances extends GenericRepository<Acceptance, Long> {
    Optional<Acceptance> findByOrganizationIdAndCharterIdAndPersonId(
            long organizationId, long charterId, long personId);

    List<Acceptance> findByOrganizationIdAndCharterId(long organizationId, long charterId);

    /** Once: a second time changes nothing, not even the time. */
    @Query("""
            insert ignore into charter_acceptance (organization_id, charter_id, person_id, accepted_at)
            values (:organizationId, :charterId, :personId, :at)
            """)
    void accept(long organizationId, long charterId, long personId, Instant at);
}
