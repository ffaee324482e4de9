package dev.trellis.charter;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface Charters extends GenericRepository<Charter, Long> {
    Charter save(Charter charter);

    /** The version that holds now. */
    @Query("""
            select * from charter where organization_id = :organizationId and program_id = :programId
            order by version desc limit 1
            """)
    Optional<Charter> current(long organizationId, long programId);

    /** The same, and nobody else writes the next one until this transaction is over. */
    @Query("""
            select * from charter where organization_id = :organizationId and program_id = :programId
            order by version desc limit 1 for update
            """)
    Optional<Charter> currentLocked(long organizationId, long programId);

    Optional<Charter> findByOrganizationIdAndProgramIdAndVersion(long organizationId, long programId, int version);

    /** Newest first. */
    @Query("""
            select * from charter where organization_id = :organizationId and program_id = :programId
            order by version desc limit :limit
            """)
    List<Charter> latest(long organizationId, long programId, int limit);
}
