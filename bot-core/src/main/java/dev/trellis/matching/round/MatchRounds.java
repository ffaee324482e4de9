package dev.trellis.matching.round;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface MatchRounds extends GenericRepository<MatchRound, Long> {
    Optional<MatchRound> findByIdAndOrganizationId(long id, long organizationId);

    /** The same, and nobody else changes it until this transaction is over. */
    @Query("select * from match_round where id = :id and organization_id = :organizationId for update")
    Optional<MatchRound> locked(long id, long organizationId);

    @Query("""
            select * from match_round where organization_id = :organizationId and program_id = :programId and open = 1
            """)
    Optional<MatchRound> ofProgram(long organizationId, long programId);

    /** The last one that was announced. */
    @Query("""
            select * from match_round where organization_id = :organizationId and program_id = :programId and state = 'ANNOUNCED'
            order by id desc limit 1
            """)
    Optional<MatchRound> lastAnnounced(long organizationId, long programId);

    /** Begins one, unless the program has an open one: of two admins at once, one begins it and both have it. */
    @Query("""
            insert ignore into match_round (organization_id, program_id, cohort_id, state, open, due_at, mentees, mentors, started_by,
              started_at)
            values (:organizationId, :programId, :cohortId, 'QUEUED', 1, :at, :mentees, :mentors, :startedBy, :at)
            """)
    int begin(
            long organizationId,
            long programId,
            @Nullable Long cohortId,
            int mentees,
            int mentors,
            long startedBy,
            Instant at);

    /** Those that something is to be done about, of everybody. */
    @Query("select * from match_round where due_at <= :now order by due_at limit :limit for update skip locked")
    List<MatchRound> due(Instant now, int limit);

    /** Work at it begins, or goes on after somebody died. */
    @Query("""
            update match_round set state = :state, attempts = attempts + 1, due_at = :until
            where id = :id and organization_id = :organizationId
            """)
    void claim(long id, long organizationId, MatchRound.State state, Instant until);

    /** @return 0 if the work is somebody else's by now, or nobody's */
    @Query("""
            update match_round set progress = :progress, due_at = :until
            where id = :id and organization_id = :organizationId and state = 'COMPUTING' and attempts = :attempt and version = :version
            """)
    int reached(long id, long organizationId, int version, int attempt, int progress, Instant until);

    @Query("""
            update match_round set state = 'PROPOSED', version = version + 1, progress = 100, attempts = 0, keeps = 0, due_at = null,
              computed_at = :at, mentees = :mentees, mentors = :mentors, outcome = :outcome
            where id = :id and organization_id = :organizationId
            """)
    void proposed(long id, long organizationId, int mentees, int mentors, String outcome, Instant at);

    /** It is computed once more. */
    @Query("""
            update match_round set state = 'QUEUED', version = :version, progress = 0, attempts = 0, keeps = :keeps, due_at = :at
            where id = :id and organization_id = :organizationId
            """)
    void again(long id, long organizationId, int version, int keeps, Instant at);

    @Query("""
            update match_round set version = :version, outcome = coalesce(:outcome, outcome), mentees = :mentees
            where id = :id and organization_id = :organizationId
            """)
    void changed(long id, long organizationId, int version, int mentees, @Nullable String outcome);

    @Query("""
            update match_round set state = :state, open = :open, version = version + 1, progress = :progress, attempts = 0, due_at = :due
            where id = :id and organization_id = :organizationId
            """)
    void turn(
            long id,
            long organizationId,
            MatchRound.State state,
            @Nullable Integer open,
            int progress,
            @Nullable Instant due);

    @Query("""
            update match_round set progress = :progress, attempts = 0, due_at = :due
            where id = :id and organization_id = :organizationId
            """)
    void announcing(long id, long organizationId, int progress, Instant due);

    @Query("""
            update match_round set state = 'ANNOUNCED', open = null, version = version + 1, progress = 100, due_at = null,
              announced_at = :at
            where id = :id and organization_id = :organizationId
            """)
    void announced(long id, long organizationId, Instant at);
}
