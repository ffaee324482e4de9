package dev.trellis.matching.round;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface Proposals extends GenericRepository<Proposal, Long> {
    List<Proposal> findByOrganizationIdAndRoundIdOrderById(long organizationId, long roundId);

    Optional<Proposal> findByOrganizationIdAndRoundIdAndMenteeId(long organizationId, long roundId, long menteeId);

    /** Those of a state, the weakest first. */
    @Query("""
            select * from match_proposal where organization_id = :organizationId and round_id = :roundId and state = :state
            order by score, id limit :limit offset :offset
            """)
    List<Proposal> page(long organizationId, long roundId, Proposal.State state, int limit, int offset);

    /** Those whose mentee or mentor is one of these, the weakest first. */
    @Query("""
            select * from match_proposal where organization_id = :organizationId and round_id = :roundId and mentee_id in (:people)
            union
            select * from match_proposal where organization_id = :organizationId and round_id = :roundId and mentor_id in (:people)
            order by score, id limit :limit
            """)
    List<Proposal> ofPeople(long organizationId, long roundId, Collection<Long> people, int limit);

    @Query("""
            select * from match_proposal where organization_id = :organizationId and round_id = :roundId and mentor_id in (:mentors)
            order by id
            """)
    List<Proposal> ofMentors(long organizationId, long roundId, Collection<Long> mentors);

    /** Who waits and was not told yet. */
    @Query("""
            select * from match_proposal where organization_id = :organizationId and round_id = :roundId and state in ('WAITING', 'OUT')
              and told = 0
            order by id limit :limit
            """)
    List<Proposal> toTell(long organizationId, long roundId, int limit);

    @Query("""
            update match_proposal set state = :state, why = :why, pair_id = :pairId
            where id = :id and organization_id = :organizationId
            """)
    void settle(long id, long organizationId, Proposal.State state, Proposal.@Nullable Why why, @Nullable Long pairId);

    @Query("update match_proposal set told = 1 where organization_id = :organizationId and id in (:ids)")
    void told(long organizationId, Collection<Long> ids);
}
