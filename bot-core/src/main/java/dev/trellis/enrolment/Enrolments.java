package dev.trellis.enrolment;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface Enrolments extends GenericRepository<Enrolment, Long> {
    Enrolment save(Enrolment enrolment);

    Enrolment update(Enrolment enrolment);

    Optional<Enrolment> findByIdAndOrganizationId(long id, long organizationId);

    Optional<Enrolment> findByOrganizationIdAndProgramIdAndPersonIdAndSide(
            long organizationId, long programId, long personId, Side side);

    /** All of a person, whatever became of them. */
    List<Enrolment> findByOrganizationIdAndPersonIdOrderById(long organizationId, long personId);

    /** Those of one side of a program in one state, longest there first. */
    @Query("""
            select * from enrolment
            where organization_id = :organizationId and program_id = :programId and side = :side and state = :state
            order by since, id
            """)
    List<Enrolment> inState(long organizationId, long programId, Side side, Enrolment.State state);

    /** Enrolled mentees of a program who have no mentor in it now, longest waiting first. */
    @Query("""
            select e.* from enrolment e
            where e.organization_id = :organizationId and e.program_id = :programId and e.side = 'MENTEE' and e.state = 'ENROLLED'
              and not exists (select 1 from pair p
                where p.mentee_id = e.person_id and p.program_id = e.program_id and p.together = 1)
            order by e.enrolled_at, e.id
            """)
    List<Enrolment> waiting(long organizationId, long programId);
}
