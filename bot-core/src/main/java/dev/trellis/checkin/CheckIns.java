package dev.trellis.checkin;

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
public interface CheckIns extends GenericRepository<CheckIn, Long> {
    /** The check-in of a claim, if this person was asked; locked, so that two taps count one after the other. */
    @Query("""
            select * from check_in where id = :id and organization_id = :organizationId and person_id = :personId for update
            """)
    Optional<CheckIn> ofPerson(long id, long organizationId, long personId);

    /** The check-ins of several claims, as far as one of these people was asked; locked in the order of their ids. */
    @Query("""
            select * from check_in where organization_id = :organizationId and id in (:ids) and person_id in (:personIds)
            order by id for update
            """)
    List<CheckIn> ofPeople(long organizationId, Collection<Long> ids, Collection<Long> personIds);

    /** What this person has not answered yet, oldest first. */
    @Query("""
            select * from check_in where organization_id = :organizationId and person_id = :personId and state = 'OPEN'
            order by id
            """)
    List<CheckIn> open(long organizationId, long personId);

    @Query("""
            select * from check_in where organization_id = :organizationId and pair_id = :pairId and state in ('OPEN', 'ANSWERED')
              and closes_at > :now
            order by id
            """)
    List<CheckIn> running(long organizationId, long pairId, Instant now);

    /**
     * The same for many pairs, in no order: for an order MySQL would read everybody's. And where the table was small when it last counted,
     * it still thinks so on the first Monday: hence the index by name.
     *
     * @param askedSince no question is open for longer than since then
     */
    @Query("""
            select * from check_in force index (check_in_pair)
            where organization_id = :organizationId and pair_id in (:pairIds) and asked_at >= :askedSince
              and state in ('OPEN', 'ANSWERED') and closes_at > :now
            """)
    List<CheckIn> running(long organizationId, Collection<Long> pairIds, Instant askedSince, Instant now);

    @Query("""
            update check_in set state = 'ANSWERED', remind_at = closes_at
            where organization_id = :organizationId and id in (:ids)
            """)
    void answered(long organizationId, Collection<Long> ids);

    @Query("update check_in set state = :state, remind_at = null where id in (:ids)")
    void end(Collection<Long> ids, CheckIn.State state);

    @Query("update check_in set reminders = :reminders, remind_at = :remindAt where id = :id")
    void remindNext(long id, int reminders, @Nullable Instant remindAt);

    @Query("update check_in set reminders = :reminders, remind_at = :remindAt where id in (:ids)")
    void remindNext(Collection<Long> ids, int reminders, Instant remindAt);

    /** Claims those to be looked at, for the transaction of the caller. */
    @Query("select * from check_in where remind_at <= :now order by remind_at limit :limit for update skip locked")
    List<CheckIn> toLookAt(Instant now, int limit);
}
