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

/** The milestones of goals. Whether somebody may have the goal is asked of {@link Goals} first, but where a query names its owner. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Milestones extends GenericRepository<Milestone, Long> {
    Milestone save(Milestone milestone);

    Optional<Milestone> findByIdAndOrganizationId(long id, long organizationId);

    /** The milestone of a claim, if it is of this person's own goal; locked, so that of two taps the second sees what the first made. */
    @Query("""
            select m.* from milestone m join goal g on g.id = m.goal_id and g.organization_id = m.organization_id
            where m.id = :id and m.organization_id = :organizationId and g.owner_id = :ownerId for update
            """)
    Optional<Milestone> ownLocked(long id, long organizationId, long ownerId);

    /** In the order of their dates; those without one last. */
    @Query("""
            select * from milestone where organization_id = :organizationId and goal_id in (:goalIds)
            order by goal_id, due_on is null, due_on, id
            """)
    List<Milestone> of(long organizationId, Collection<Long> goalIds);

    @Query("""
            update milestone set title = :title, due_on = :dueOn, look_at = :lookAt where id = :id and organization_id = :organizationId
            """)
    void change(long id, long organizationId, PrivateWords title, @Nullable LocalDate dueOn, @Nullable Instant lookAt);

    /** How far it is and until when; what is not stuck any more need not be talked about. */
    @Query("""
            update milestone set state = :state, due_on = :dueOn, look_at = :lookAt, on_agenda_since = null
            where id = :id and organization_id = :organizationId
            """)
    void become(
            long id, long organizationId, Milestone.State state, @Nullable LocalDate dueOn, @Nullable Instant lookAt);

    @Query("update milestone set on_agenda_since = :since where id = :id and organization_id = :organizationId")
    void onAgenda(long id, long organizationId, @Nullable Instant since);

    @Query("update milestone set look_at = null where goal_id = :goalId and organization_id = :organizationId")
    void neverLook(long goalId, long organizationId);

    @Query("update milestone set look_at = :at where id = :id and organization_id = :organizationId")
    void lookAt(long id, long organizationId, @Nullable Instant at);

    /** Claims milestones that are to be looked at, for the transaction of the caller. Of every organization: for the scheduler. */
    @Query("select * from milestone where look_at <= :now order by look_at limit :limit for update skip locked")
    List<Milestone> toLookAt(Instant now, int limit);
}
