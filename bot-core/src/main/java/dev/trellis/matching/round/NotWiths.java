package dev.trellis.matching.round;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface NotWiths extends GenericRepository<NotWith, Long> {
    /** What this person said; for them alone. */
    List<NotWith> findByOrganizationIdAndPersonIdOrderById(long organizationId, long personId);

    /** Once: a second time changes nothing. */
    @Query("""
            insert ignore into match_never (organization_id, person_id, other_id, said_at)
            values (:organizationId, :personId, :otherId, :at)
            """)
    void say(long organizationId, long personId, long otherId, Instant at);

    /** Theirs only. */
    @Query("""
            delete from match_never where organization_id = :organizationId and person_id = :personId and other_id = :otherId
            """)
    int takeBack(long organizationId, long personId, long otherId);
}
