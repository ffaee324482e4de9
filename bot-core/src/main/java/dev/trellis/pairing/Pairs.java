package dev.trellis.pairing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface Pairs extends GenericRepository<Pair, Long> {
    Pair save(Pair pair);

    Optional<Pair> findByIdAndOrganizationId(long id, long organizationId);

    List<Pair> findByOrganizationIdAndIdIn(long organizationId, Collection<Long> ids);

    /** The pair of a claim, if this person is one of the two. */
    @Query("""
            select * from pair where id = :id and organization_id = :organizationId and :personId in (mentor_id, mentee_id)
            """)
    Optional<Pair> ofPerson(long id, long organizationId, long personId);

    /** Those that this person is in and that have not ended, oldest first. */
    @Query("""
            select * from pair where organization_id = :organizationId and together = 1 and mentor_id = :personId
            union all
            select * from pair where organization_id = :organizationId and together = 1 and mentee_id = :personId
            order by id
            """)
    List<Pair> together(long organizationId, long personId);

    @Query("""
            select * from pair where organization_id = :organizationId and together = 1 and mentor_id = :mentorId and mentee_id = :menteeId
            order by id limit 1
            """)
    Optional<Pair> between(long organizationId, long mentorId, long menteeId);

    /** Those of a program that have not ended. */
    @Query("""
            select * from pair where organization_id = :organizationId and program_id = :programId and together = 1 order by id
            """)
    List<Pair> ofProgram(long organizationId, long programId);

    /** How often the two were a pair, either way round. */
    @Query("""
            select count(*) from pair where organization_id = :organizationId
              and ((mentor_id = :one and mentee_id = :other) or (mentor_id = :other and mentee_id = :one))
            """)
    long everBetween(long organizationId, long one, long other);

    @Query(
            "select * from pair where organization_id = :organizationId and together = 1 order by program_id, id limit :limit")
    List<Pair> allTogether(long organizationId, int limit);

    @Query("select count(*) from pair where organization_id = :organizationId and together = 1")
    long countTogether(long organizationId);

    /** @return 0 if it had ended before */
    @Query("""
            update pair set state = 'ENDED', ended_at = :at, together = null, ended_why = :why
            where id = :id and organization_id = :organizationId and together = 1
            """)
    int end(long id, long organizationId, Pair.EndedWhy why, Instant at);
}
