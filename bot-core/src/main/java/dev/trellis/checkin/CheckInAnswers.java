package dev.trellis.checkin;

import dev.trellis.secrecy.PrivateWords;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface CheckInAnswers extends GenericRepository<CheckInAnswer, Long> {
    CheckInAnswer save(CheckInAnswer answer);

    Optional<CheckInAnswer> findByCheckInIdAndOrganizationIdAndPersonId(
            long checkInId, long organizationId, long personId);

    List<CheckInAnswer> findByOrganizationIdAndCheckInIdIn(long organizationId, Collection<Long> checkInIds);

    @Query("update check_in_answer set words = :words, words_visible_to = :audience, changed_at = :at where id = :id")
    void words(long id, @Nullable PrivateWords words, CheckInAnswer.Audience audience, Instant at);

    /** The newest answers of one person, for their own eyes. */
    @Query("""
            select * from check_in_answer where organization_id = :organizationId and person_id = :personId
            order by answered_at desc, id desc limit :limit
            """)
    List<CheckInAnswer> newest(long organizationId, long personId, int limit);
}
