package dev.trellis.ending;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface Endings extends GenericRepository<Ending, Long> {
    /** @return 0 if one is under way already: of two who begin at the same moment, the first one has */
    @Query("""
            insert ignore into ending (organization_id, pair_id, begun_by, why, state, running, begun_at, ends_at, due_at)
            values (:organizationId, :pairId, :begunBy, :why, 'RUNNING', 1, :now, :endsAt, :endsAt)
            """)
    int begin(long organizationId, long pairId, @Nullable Long begunBy, Ending.Why why, Instant now, Instant endsAt);

    Optional<Ending> findByIdAndOrganizationId(long id, long organizationId);

    /** Nobody else decides about it until this transaction is over. */
    @Query("select * from ending where id = :id and organization_id = :organizationId for update")
    Optional<Ending> locked(long id, long organizationId);

    @Query("select * from ending where pair_id = :pairId and organization_id = :organizationId and running = 1")
    Optional<Ending> running(long pairId, long organizationId);

    /** Claims those that are due, for the transaction of the caller. Of every organization: for the scheduler. */
    @Query("select * from ending where due_at <= :now order by due_at limit :limit for update skip locked")
    List<Ending> due(Instant now, int limit);

    /** It is over, in whichever way; {@code at} is when the pair ended, or would have. */
    @Query("""
            update ending set state = :state, running = null, due_at = null, ends_at = :at
            where id = :id and organization_id = :organizationId and running = 1
            """)
    int over(long id, long organizationId, Ending.State state, Instant at);

    @Query("""
            update ending set ends_at = :endsAt, due_at = :endsAt where id = :id and organization_id = :organizationId and running = 1
            """)
    void moved(long id, long organizationId, Instant endsAt);

    @Query("update ending set due_at = :dueAt where id = :id and organization_id = :organizationId and running = 1")
    void lookAgain(long id, long organizationId, Instant dueAt);

    /** @return 0 if it was extended before, or is over */
    @Query("""
            update ending set extended = true, ends_at = :endsAt, due_at = :endsAt
            where id = :id and organization_id = :organizationId and running = 1 and why = 'COHORT_OVER' and extended = false
            """)
    int extend(long id, long organizationId, Instant endsAt);
}
