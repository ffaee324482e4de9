package dev.trellis.matching.round;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface Changes extends GenericRepository<Change, Long> {
    Change save(Change change);

    /** What changed since a version, oldest first. */
    @Query("""
            select * from match_change where organization_id = :organizationId and round_id = :roundId and version > :version
            order by version limit :limit
            """)
    List<Change> since(long organizationId, long roundId, int version, int limit);

    /** The last one that can be undone. */
    @Query("""
            select * from match_change where organization_id = :organizationId and round_id = :roundId and before_it is not null
            order by version desc limit 1
            """)
    Optional<Change> undoable(long organizationId, long roundId);

    /** What a change changed, which is known only when its work is done. */
    @Query("""
            update match_change set before_it = :before
            where organization_id = :organizationId and round_id = :roundId and version = :version
            """)
    void before(long organizationId, long roundId, int version, @Nullable String before);

    /** From here on there is no way back. */
    @Query("""
            update match_change set before_it = null where organization_id = :organizationId and round_id = :roundId
            """)
    void noWayBack(long organizationId, long roundId);
}
