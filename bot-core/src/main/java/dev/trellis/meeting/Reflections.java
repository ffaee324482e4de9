package dev.trellis.meeting;

import dev.trellis.secrecy.PrivateWords;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people said about their meetings; read by its author only, but for the next step. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Reflections extends GenericRepository<Reflection, Long> {
    Optional<Reflection> findByMeetingIdAndOrganizationIdAndPersonId(
            long meetingId, long organizationId, long personId);

    @Query("""
            update meeting_reflection set worked = :worked, did_not_work = :didNotWork, next_step = :nextStep, changed_at = :now
            where meeting_id = :meetingId and organization_id = :organizationId and person_id = :personId
            """)
    int reflect(
            long meetingId,
            long organizationId,
            long personId,
            @Nullable PrivateWords worked,
            @Nullable PrivateWords didNotWork,
            @Nullable PrivateWords nextStep,
            Instant now);
}
