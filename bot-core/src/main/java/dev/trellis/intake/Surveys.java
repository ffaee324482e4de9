package dev.trellis.intake;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface Surveys extends GenericRepository<Survey, Long> {
    Survey save(Survey survey);

    Survey update(Survey survey);

    Optional<Survey> findByOrganizationIdAndProgramIdAndPersonId(long organizationId, long programId, long personId);

    List<Survey> findByOrganizationIdAndProgramIdAndPersonIdIn(
            long organizationId, long programId, Collection<Long> personIds);

    List<Survey> findByOrganizationIdAndPersonId(long organizationId, long personId);
}
