package dev.trellis.cadence;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface Cadences extends GenericRepository<Cadence, Long> {
    Cadence save(Cadence cadence);

    List<Cadence> saveAll(List<Cadence> cadences);

    List<Cadence> findByOrganizationIdAndPairId(long organizationId, long pairId);

    List<Cadence> findByOrganizationIdAndPairIdIn(long organizationId, Collection<Long> pairIds);

    List<Cadence> findByOrganizationIdAndPersonIdAndNextDueAtIsNotNull(long organizationId, long personId);

    List<Cadence> findByOrganizationIdAndPersonIdAndKindAndNextDueAtIsNotNull(
            long organizationId, long personId, Cadence.Kind kind);

    /** Those of a program's pairs that have no rule of their own, whether they run or not. */
    @Query("""
            select c.* from pair p join cadence c on c.pair_id = p.id
            where p.organization_id = :organizationId and p.program_id = :programId and p.together = 1
              and c.rule is null
            """)
    List<Cadence> followingProgram(long organizationId, long programId);

    @Query("update cadence set next_due_at = :at where id = :id")
    void dueAt(long id, @Nullable Instant at);

    @Query("update cadence set rule = :rule, next_due_at = :at where id = :id")
    void follow(long id, @Nullable String rule, @Nullable Instant at);

    @Query("update cadence set next_due_at = :at where id in (:ids)")
    void dueAt(Collection<Long> ids, @Nullable Instant at);

    @Query("update cadence set turn = turn + 1, asked_at = :now, next_due_at = :at where id in (:ids)")
    void asked(Collection<Long> ids, Instant now, @Nullable Instant at);

    @Query("update cadence set next_due_at = null where pair_id = :pairId and organization_id = :organizationId")
    void stop(long pairId, long organizationId);

    @Query("update cadence set turn = turn + 1 where id = :id")
    void askedBetween(long id);

    /**
     * Claims what is due of one kind, for the transaction of the caller. One kind at a time and the index by name: what is looked through is
     * locked, and of two kinds everything would be looked through to find the earliest.
     */
    @Query("""
            select * from cadence force index (cadence_kind_due) where kind = :kind and next_due_at <= :now
            order by next_due_at limit :limit for update skip locked
            """)
    List<Cadence> due(Cadence.Kind kind, Instant now, int limit);
}
