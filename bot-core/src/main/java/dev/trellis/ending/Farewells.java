package dev.trellis.ending;

import dev.trellis.checkin.CheckInAnswer.Audience;
import dev.trellis.secrecy.PrivateWords;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface Farewells extends GenericRepository<Farewell, Long> {
    Optional<Farewell> findByEndingIdAndOrganizationIdAndPersonId(long endingId, long organizationId, long personId);

    @Query("""
            insert into farewell (organization_id, ending_id, person_id, thanks, lessons, lessons_visible_to, reflection, said_at, changed_at)
            values (:organizationId, :endingId, :personId, :thanks, :lessons, :audience, :reflection, :now, :now)
            on duplicate key update thanks = values(thanks), lessons = values(lessons), lessons_visible_to = values(lessons_visible_to),
              reflection = values(reflection), changed_at = values(changed_at)
            """)
    void say(
            long organizationId,
            long endingId,
            long personId,
            @Nullable PrivateWords thanks,
            @Nullable PrivateWords lessons,
            Audience audience,
            @Nullable PrivateWords reflection,
            Instant now);

    /** What people of a program want its team to learn from, newest first. */
    @Query("""
            select f.* from pair p join ending e on e.pair_id = p.id join farewell f on f.ending_id = e.id
            where p.organization_id = :organizationId and p.program_id = :programId and f.organization_id = :organizationId
              and f.lessons_visible_to = 'PROGRAM_TEAM' and f.lessons is not null
            order by f.changed_at desc, f.id desc limit :limit
            """)
    List<Farewell> forTheTeam(long organizationId, long programId, int limit);
}
