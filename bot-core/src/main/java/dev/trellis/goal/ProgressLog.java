package dev.trellis.goal;

import dev.trellis.secrecy.PrivateWords;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was said about milestones, all of it (D5). */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ProgressLog extends GenericRepository<Progress, Long> {
    Progress save(Progress progress);

    /** What was said last. */
    @Query("""
            select * from milestone_progress where organization_id = :organizationId and milestone_id = :milestoneId
            order by id desc limit 1
            """)
    Optional<Progress> last(long organizationId, long milestoneId);

    /** Everything, in its order. */
    @Query("""
            select * from milestone_progress where organization_id = :organizationId and milestone_id in (:milestoneIds)
            order by milestone_id, id
            """)
    List<Progress> of(long organizationId, Collection<Long> milestoneIds);

    @Query("""
            update milestone_progress set evidence = :evidence, applied = :applied where id = :id and organization_id = :organizationId
            """)
    void words(long id, long organizationId, @Nullable PrivateWords evidence, @Nullable PrivateWords applied);

    @Query("delete from milestone_progress where id = :id and organization_id = :organizationId")
    void takeBack(long id, long organizationId);
}
