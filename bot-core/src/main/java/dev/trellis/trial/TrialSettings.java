package dev.trellis.trial;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface TrialSettings extends GenericRepository<TrialSetting, Long> {
    Optional<TrialSetting> findByOrganizationIdAndProgramId(long organizationId, long programId);

    @Query("""
            insert into trial_setting (organization_id, program_id, weeks) values (:organizationId, :programId, :weeks)
            on duplicate key update weeks = values(weeks)
            """)
    void choose(long organizationId, long programId, int weeks);
}
