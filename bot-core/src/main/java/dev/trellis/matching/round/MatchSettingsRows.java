package dev.trellis.matching.round;

import dev.trellis.program.Program;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface MatchSettingsRows extends GenericRepository<MatchSettings, Long> {
    MatchSettings save(MatchSettings settings);

    MatchSettings update(MatchSettings settings);

    Optional<MatchSettings> findByOrganizationIdAndProgramId(long organizationId, long programId);

    /** As an admin set them, else the usual ones. */
    default MatchSettings of(Program program) {
        return findByOrganizationIdAndProgramId(program.organizationId(), program.id())
                .orElseGet(() -> MatchSettings.usual(program.organizationId(), program.id()));
    }
}
