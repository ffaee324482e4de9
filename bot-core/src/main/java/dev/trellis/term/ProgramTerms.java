package dev.trellis.term;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ProgramTerms extends GenericRepository<Term, Long> {
    /** All lists of a program, each in its order. */
    List<Term> findByOrganizationIdAndProgramIdOrderByPlace(long organizationId, long programId);

    /** Twice is once. */
    @Query("""
            insert ignore into program_term (organization_id, program_id, kind, tag, place)
            values (:organizationId, :programId, :kind, :tag, :place)
            """)
    void add(long organizationId, long programId, Term.Kind kind, String tag, int place);

    @Query(
            "delete from program_term where organization_id = :organizationId and program_id = :programId and kind = :kind")
    void clear(long organizationId, long programId, Term.Kind kind);
}
