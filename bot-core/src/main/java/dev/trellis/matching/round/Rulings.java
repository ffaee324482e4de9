package dev.trellis.matching.round;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface Rulings extends GenericRepository<Ruling, Long> {
    Ruling save(Ruling ruling);

    Optional<Ruling> findByIdAndOrganizationId(long id, long organizationId);

    List<Ruling> findByOrganizationIdAndProgramIdOrderById(long organizationId, long programId);

    /** Those about two people, either way round. */
    @Query("""
            select * from match_ruling where organization_id = :organizationId and program_id = :programId
              and ((mentor_id = :one and mentee_id = :other) or (mentor_id = :other and mentee_id = :one)) order by id
            """)
    List<Ruling> between(long organizationId, long programId, long one, long other);

    @Query("delete from match_ruling where id = :id and organization_id = :organizationId")
    int remove(long id, long organizationId);
}
