package dev.trellis.enrolment;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface Enrolments extends GenericRepository<Enrolment, Long> {
    Enrolment save(Enrolment enrolment);

    Enrolment update(Enrolment enrolment);

    Optional<Enrolment> findByIdAndOrganizationId(long id, long organizationId);

    Optional<Enrolment> findByOrganizationIdAndProgramIdAndPersonIdAndSide(
            long organizationId, long programId, long personId, Side side);

    /** The same, and nobody else changes it until this transaction is over. */
    @Query("""
            select * from enrolment
            where organization_id = :organizationId and program_id = :programId and person_id = :personId and side = :side for update
            """)
    Optional<Enrolment> locked(long organizationId, long programId, long personId, Side side);

    /** The one of a claim; nobody else changes it until this transaction is over. */
    @Query("select * from enrolment where id = :id and organization_id = :organizationId for update")
    Optional<Enrolment> lockedById(long id, long organizationId);

    /** All of a person, whatever became of them. */
    List<Enrolment> findByOrganizationIdAndPersonIdOrderById(long organizationId, long personId);

    /** Those of one side of a program in one state, longest there first. */
    @Query("""
            select * from enrolment
            where organization_id = :organizationId and program_id = :programId and side = :side and state = :state
            order by since, id
            """)
    List<Enrolment> inState(long organizationId, long programId, Side side, Enrolment.State state);

    /** Of these people, on one side of a program; locked in the order of the index, so that nobody waits in a circle. */
    @Query("""
            select * from enrolment force index (enrolment_once)
            where organization_id = :organizationId and program_id = :programId and side = :side and person_id in (:personIds) for update
            """)
    List<Enrolment> ofPeople(long organizationId, long programId, Side side, Collection<Long> personIds);

    /** How many were asked, or came by themselves, whatever became of them. */
    @Query("select count(*) from enrolment where organization_id = :organizationId and program_id = :programId")
    int countOf(long organizationId, long programId);

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
