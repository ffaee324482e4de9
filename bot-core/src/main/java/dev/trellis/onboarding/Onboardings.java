package dev.trellis.onboarding;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface Onboardings extends GenericRepository<Onboarding, Long> {
    Onboarding update(Onboarding onboarding);

    List<Onboarding> findByOrganizationIdAndPersonIdOrderById(long organizationId, long personId);

    /** Somebody's own; nothing else is done to it until this transaction is over. */
    @Query("""
            select * from onboarding where id = :id and organization_id = :organizationId and person_id = :personId for update
            """)
    Optional<Onboarding> own(long id, long organizationId, long personId);

    @Query("select * from onboarding where due_at <= :now order by due_at limit :limit for update skip locked")
    List<Onboarding> due(Instant now, int limit);
}
