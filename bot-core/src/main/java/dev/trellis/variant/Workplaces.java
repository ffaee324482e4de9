package dev.trellis.variant;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface Workplaces extends GenericRepository<Workplace, Long> {
    List<Workplace> findByOrganizationId(long organizationId);

    List<Workplace> findByOrganizationIdAndPersonIdIn(long organizationId, Collection<Long> personIds);

    @Query("""
            insert into workplace (organization_id, person_id, region, job_function)
            values (:organizationId, :personId, :region, :jobFunction)
            on duplicate key update region = values(region), job_function = values(job_function)
            """)
    void put(long organizationId, long personId, String region, String jobFunction);
}
