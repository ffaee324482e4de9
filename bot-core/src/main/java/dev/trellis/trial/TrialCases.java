package dev.trellis.trial;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface TrialCases extends GenericRepository<TrialCase, Long> {
    TrialCase save(TrialCase opened);

    TrialCase update(TrialCase changed);

    /** The one of a claim; of two admins the second waits here, and then sees what the first one decided. */
    @Query("select * from trial_case where id = :id and organization_id = :organizationId for update")
    Optional<TrialCase> locked(long id, long organizationId);

    @Query("select * from trial_case where pair_id = :pairId and organization_id = :organizationId for update")
    Optional<TrialCase> ofPair(long pairId, long organizationId);

    /** Claims those whose snooze is over, for the transaction of the caller. Of every organization: for the scheduler. */
    @Query("select * from trial_case where due_at <= :now order by due_at limit :limit for update skip locked")
    List<TrialCase> due(Instant now, int limit);
}
