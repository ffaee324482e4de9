package dev.trellis.goal;

import dev.trellis.secrecy.PrivateWords;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The goals of people. A query that another one's goal may come of names the reader. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Goals extends GenericRepository<Goal, Long> {
    Goal save(Goal goal);

    /** The goal of a claim, if it is this person's own. */
    Optional<Goal> findByIdAndOrganizationIdAndOwnerId(long id, long organizationId, long ownerId);

    /** The goal of a claim, if this person may read it: their own, or their partner's that is shared in a pair that goes on. */
    @Query("""
            select g.* from goal g
            left join pair p on p.id = g.pair_id and p.organization_id = g.organization_id and p.together = 1
              and g.owner_id in (p.mentor_id, p.mentee_id)
            where g.id = :id and g.organization_id = :organizationId
              and (g.owner_id = :readerId or :readerId in (p.mentor_id, p.mentee_id))
            """)
    Optional<Goal> readable(long id, long organizationId, long readerId);

    /** One's own, the newest first. */
    @Query("""
            select * from goal where organization_id = :organizationId and owner_id = :ownerId order by id desc limit :limit
            """)
    List<Goal> own(long organizationId, long ownerId, int limit);

    /** One's own that go on, the oldest first. */
    @Query("""
            select * from goal where organization_id = :organizationId and owner_id = :ownerId and state = 'OPEN'
            order by id limit :limit
            """)
    List<Goal> open(long organizationId, long ownerId, int limit);

    /** What somebody shares in this pair, if it goes on and they are one of it; what goes on first, then the newest. */
    @Query("""
            select g.* from pair p join goal g on g.pair_id = p.id and g.organization_id = p.organization_id
            where p.id = :pairId and p.organization_id = :organizationId and p.together = 1
              and g.owner_id = :ownerId and g.owner_id in (p.mentor_id, p.mentee_id) and g.state <> 'DROPPED'
            order by g.state = 'OPEN' desc, g.id desc limit :limit
            """)
    List<Goal> shared(long organizationId, long pairId, long ownerId, int limit);

    List<Goal> findByOrganizationIdAndIdIn(long organizationId, Collection<Long> ids);

    @Query("""
            update goal set title = :title, measure = :measure, notes = :notes, due_on = :dueOn, pair_id = :pairId, touched_at = :now
            where id = :id and organization_id = :organizationId
            """)
    void change(
            long id,
            long organizationId,
            PrivateWords title,
            @Nullable PrivateWords measure,
            @Nullable PrivateWords notes,
            @Nullable LocalDate dueOn,
            @Nullable Long pairId,
            Instant now);

    @Query("update goal set pair_id = :pairId, touched_at = :now where id = :id and organization_id = :organizationId")
    void share(long id, long organizationId, @Nullable Long pairId, Instant now);

    @Query("update goal set state = :state, touched_at = :now where id = :id and organization_id = :organizationId")
    void become(long id, long organizationId, Goal.State state, Instant now);

    @Query("update goal set touched_at = :now where id = :id and organization_id = :organizationId")
    void touch(long id, long organizationId, Instant now);
}
