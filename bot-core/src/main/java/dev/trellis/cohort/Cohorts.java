package dev.trellis.cohort;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface Cohorts extends GenericRepository<Cohort, Long> {
    Cohort save(Cohort cohort);

    Cohort update(Cohort cohort);

    Optional<Cohort> findByIdAndOrganizationId(long id, long organizationId);

    List<Cohort> findByOrganizationIdAndProgramIdOrderByStartsOn(long organizationId, long programId);

    Optional<Cohort> findByOrganizationIdAndProgramIdAndName(long organizationId, long programId, String name);

    /** How many pairs of this cohort have not ended. */
    @Query("""
            select count(*) from pair
            where organization_id = :organizationId and program_id = :programId and cohort_id = :cohortId and together = 1
            """)
    long countPairs(long organizationId, long programId, long cohortId);
}
