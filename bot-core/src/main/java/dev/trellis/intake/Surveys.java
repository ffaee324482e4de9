package dev.trellis.intake;

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
public interface Surveys extends GenericRepository<Survey, Long> {
    Survey save(Survey survey);

    Survey update(Survey survey);

    Optional<Survey> findByOrganizationIdAndProgramIdAndPersonId(long organizationId, long programId, long personId);

    /** The same, and nobody else changes it until this transaction is over. */
    @Query(
            "select * from intake where organization_id = :organizationId and program_id = :programId and person_id = :personId for update")
    Optional<Survey> locked(long organizationId, long programId, long personId);

    /** When they are reminded next; absent: never. */
    @Query("update intake set remind_at = :at where id = :id and organization_id = :organizationId and reminded < 2")
    void remindAt(long id, long organizationId, @Nullable Instant at);

    List<Survey> findByOrganizationIdAndProgramIdAndPersonIdIn(
            long organizationId, long programId, Collection<Long> personIds);

    List<Survey> findByOrganizationIdAndPersonId(long organizationId, long personId);
}
