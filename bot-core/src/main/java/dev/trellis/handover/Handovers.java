package dev.trellis.handover;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface Handovers extends GenericRepository<Handover, Long> {
    /** @return 0 if one is under way already: of two who ask at the same moment, the first one has */
    @Query("""
            insert ignore into handover (organization_id, pair_id, new_mentor_id, asked_by, state, running, asked_at, due_at)
            values (:organizationId, :pairId, :newMentorId, :askedBy, 'ASKED_MENTEE', 1, :now, :dueAt)
            """)
    int begin(long organizationId, long pairId, long newMentorId, long askedBy, Instant now, Instant dueAt);

    @Query("select * from handover where pair_id = :pairId and organization_id = :organizationId and running = 1")
    Optional<Handover> running(long pairId, long organizationId);

    /** Nobody else says anything about it until this transaction is over. */
    @Query("select * from handover where id = :id and organization_id = :organizationId for update")
    Optional<Handover> locked(long id, long organizationId);

    /** Those under way in which this person would be the new mentor. */
    @Query("""
            select * from handover where organization_id = :organizationId and new_mentor_id = :personId and running = 1 order by id
            """)
    List<Handover> towards(long organizationId, long personId);

    @Query("update handover set passes = :passes where id = :id and organization_id = :organizationId")
    void pass(long id, long organizationId, String passes);

    /** On to the next step, or to its end: then {@code running} and {@code dueAt} are absent. */
    @Query("""
            update handover set state = :state, running = :running, due_at = :dueAt where id = :id and organization_id = :organizationId
            """)
    void now(long id, long organizationId, Handover.State state, @Nullable Integer running, @Nullable Instant dueAt);

    /** Claims those that waited too long, for the transaction of the caller. Of every organization: for the scheduler. */
    @Query("select * from handover where due_at <= :now order by due_at limit :limit for update skip locked")
    List<Handover> due(Instant now, int limit);
}
