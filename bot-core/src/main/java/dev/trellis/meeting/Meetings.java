package dev.trellis.meeting;

import dev.trellis.secrecy.PrivateWords;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The meetings of pairs. Every change names the version it saw, and changes nothing if that is no longer the meeting's. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Meetings extends GenericRepository<Meeting, Long> {
    Meeting save(Meeting meeting);

    /** The meeting of a claim, if this person is one of its pair. */
    @Query("""
            select m.* from meeting m join pair p on p.id = m.pair_id and p.organization_id = m.organization_id
            where m.id = :id and m.organization_id = :organizationId and :personId in (p.mentor_id, p.mentee_id)
            """)
    Optional<Meeting> ofPerson(long id, long organizationId, long personId);

    /** Proposed and agreed meetings to come in pairs that go on, the next one first. */
    @Query("""
            select m.*
            from (select id from pair where organization_id = :organizationId and together = 1 and mentor_id = :personId
              union select id from pair where organization_id = :organizationId and together = 1 and mentee_id = :personId) p
            join meeting m on m.pair_id = p.id
            where m.organization_id = :organizationId
              and m.state in ('PROPOSED', 'AGREED') and m.starts_at > :now
            order by m.starts_at, m.id limit :limit
            """)
    List<Meeting> upcoming(long organizationId, long personId, Instant now, int limit);

    /** Agreed meetings that are over and that this person has not said anything about, in pairs that go on. */
    @Query("""
            select m.*
            from (select id from pair where organization_id = :organizationId and together = 1 and mentor_id = :personId
              union select id from pair where organization_id = :organizationId and together = 1 and mentee_id = :personId) p
            join meeting m on m.pair_id = p.id
            where m.organization_id = :organizationId
              and m.state in ('AGREED', 'HELD', 'NOT_HELD') and m.starts_at > :since
              and timestampadd(minute, m.minutes, m.starts_at) <= :now
              and not exists (select 1 from meeting_reflection r where r.meeting_id = m.id and r.person_id = :personId)
            order by m.starts_at, m.id limit :limit
            """)
    List<Meeting> unanswered(long organizationId, long personId, Instant since, Instant now, int limit);

    /** What the pair has proposed and not answered yet. */
    @Query("""
            select * from meeting where organization_id = :organizationId and pair_id = :pairId and state = 'PROPOSED'
              and starts_at > :now order by id limit 1
            """)
    Optional<Meeting> open(long organizationId, long pairId, Instant now);

    /** A meeting that the pair has agreed on for some of that time, other than {@code except}. */
    @Query("""
            select * from meeting where organization_id = :organizationId and pair_id = :pairId and state = 'AGREED'
              and id <> :except and starts_at < :end and timestampadd(minute, minutes, starts_at) > :start order by id limit 1
            """)
    Optional<Meeting> clashing(long organizationId, long pairId, long except, Instant start, Instant end);

    /** Agreed meetings ahead of either of two people, in any of their pairs. */
    @Query("""
            select m.*
            from (select id from pair where organization_id = :organizationId and together = 1 and mentor_id in (:one, :other)
              union select id from pair where organization_id = :organizationId and together = 1 and mentee_id in (:one, :other)) p
            join meeting m on m.pair_id = p.id
            where m.organization_id = :organizationId and m.state = 'AGREED' and m.starts_at > :from and m.starts_at < :to
            """)
    List<Meeting> agreedOf(long organizationId, long one, long other, Instant from, Instant to);

    @Query("""
            update meeting set state = 'AGREED', remind_at = :remindAt, ask_at = :askAt
            where id = :id and organization_id = :organizationId and version = :version and state = 'PROPOSED'
            """)
    int agree(long id, long organizationId, int version, @Nullable Instant remindAt, @Nullable Instant askAt);

    @Query("""
            update meeting set state = 'DECLINED', remind_at = null, ask_at = null
            where id = :id and organization_id = :organizationId and version = :version and state = 'PROPOSED'
            """)
    int decline(long id, long organizationId, int version);

    @Query("""
            update meeting set state = 'CANCELLED', remind_at = null, ask_at = null
            where id = :id and organization_id = :organizationId and version = :version and state in ('PROPOSED', 'AGREED')
            """)
    int cancel(long id, long organizationId, int version);

    @Query("""
            update meeting set state = 'PROPOSED', version = version + 1, proposed_by = :by, starts_at = :startsAt,
              minutes = :minutes, topic = :topic, remind_at = null, ask_at = null
            where id = :id and organization_id = :organizationId and version = :version and state in ('PROPOSED', 'AGREED')
            """)
    int move(
            long id,
            long organizationId,
            int version,
            long by,
            Instant startsAt,
            int minutes,
            @Nullable PrivateWords topic);

    /** Held if one of the two says so: whoever says no may have waited in another room, which is for the two to talk about. */
    @Query("""
            update meeting set state = if(exists(
                select 1 from meeting_reflection r where r.meeting_id = meeting.id and r.happened = 'YES'), 'HELD', 'NOT_HELD')
            where id = :id and organization_id = :organizationId and state in ('AGREED', 'HELD', 'NOT_HELD')
            """)
    int judge(long id, long organizationId);

    /** Meetings of the pair that are not over and not called off. */
    @Query("""
            select * from meeting where organization_id = :organizationId and pair_id = :pairId and state in ('PROPOSED', 'AGREED')
              and starts_at > :now
            """)
    List<Meeting> ahead(long organizationId, long pairId, Instant now);

    /** Claims meetings whose reminder is due, for the transaction of the caller. Of every organization: for the scheduler. */
    @Query("select * from meeting where remind_at <= :now order by remind_at limit :limit for update skip locked")
    List<Meeting> toRemind(Instant now, int limit);

    /** Claims meetings that are over and not asked about yet, for the transaction of the caller. Of every organization. */
    @Query("select * from meeting where ask_at <= :now order by ask_at limit :limit for update skip locked")
    List<Meeting> toAsk(Instant now, int limit);
}
