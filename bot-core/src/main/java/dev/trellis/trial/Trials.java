package dev.trellis.trial;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface Trials extends GenericRepository<Trial, Long> {
    @Query("""
            insert ignore into trial (organization_id, pair_id, person_id, state, due_at)
            values (:organizationId, :pairId, :personId, 'AHEAD', :dueAt)
            """)
    void begin(long organizationId, long pairId, long personId, @Nullable Instant dueAt);

    /** The one of a claim, if it is this person's; nobody else changes it until this transaction is over. */
    @Query("""
            select * from trial where id = :id and organization_id = :organizationId and person_id = :personId for update
            """)
    Optional<Trial> ofPerson(long id, long organizationId, long personId);

    /** The one that this person has about a pair. */
    @Query("""
            select * from trial where pair_id = :pairId and organization_id = :organizationId and person_id = :personId for update
            """)
    Optional<Trial> ofPair(long pairId, long organizationId, long personId);

    /** Both of a pair. */
    @Query("select * from trial where pair_id = :pairId and organization_id = :organizationId order by id")
    List<Trial> both(long pairId, long organizationId);

    /** Claims those that are due, for the transaction of the caller. Of every organization: for the scheduler. */
    @Query("select * from trial where due_at <= :now order by due_at limit :limit for update skip locked")
    List<Trial> due(Instant now, int limit);

    /** Whoever is not asked yet is asked now, if two meetings took place and the program asks at all. */
    @Query("""
            update trial set due_at = :now
            where organization_id = :organizationId and pair_id = :pairId and state = 'AHEAD' and due_at > :now
              and (select count(*) from meeting m
                where m.organization_id = :organizationId and m.pair_id = :pairId and m.state = 'HELD') >= 2
            """)
    void metTwice(long organizationId, long pairId, Instant now);

    /** For everybody of a program who is not asked yet: so many weeks after their pair began; 0: never. */
    @Query("""
            update trial t join pair p on p.id = t.pair_id
            set t.due_at = if(:weeks = 0, null, timestampadd(week, :weeks, p.started_at))
            where p.organization_id = :organizationId and p.program_id = :programId and p.together = 1 and t.state = 'AHEAD'
            """)
    void dueAfter(long organizationId, long programId, int weeks);

    @Query("""
            update trial set state = 'ASKED', asking = asking + 1, reminded = false, asked_at = :now, due_at = :dueAt where id in (:ids)
            """)
    void asked(Collection<Long> ids, Instant now, Instant dueAt);

    @Query("update trial set reminded = true, due_at = null where id in (:ids)")
    void reminded(Collection<Long> ids);

    @Query("update trial set due_at = :dueAt where id in (:ids)")
    void lookAgain(Collection<Long> ids, @Nullable Instant dueAt);

    @Query("""
            update trial set state = 'ANSWERED', answer = :answer, answered_at = :now, reason = null, due_at = :dueAt
            where id = :id and organization_id = :organizationId and person_id = :personId
            """)
    void answer(long id, long organizationId, long personId, Trial.Answer answer, Instant now, @Nullable Instant dueAt);

    @Query(
            "update trial set reason = :reason where id = :id and organization_id = :organizationId and person_id = :personId")
    void because(long id, long organizationId, long personId, Trial.Reason reason);

    @Query(
            "update trial set told_at = :at where id = :id and organization_id = :organizationId and person_id = :personId")
    void told(long id, long organizationId, long personId, Instant at);

    /** The admins keep the pair: both may change their minds again. */
    @Query("update trial set told_at = null where pair_id = :pairId and organization_id = :organizationId")
    void untold(long pairId, long organizationId);

    @Query("""
            update trial set state = 'CLOSED', due_at = null where pair_id = :pairId and organization_id = :organizationId
            """)
    void close(long pairId, long organizationId);
}
