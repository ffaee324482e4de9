package dev.trellis.organization;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface Organizations extends GenericRepository<Organization, Long> {
    Organization save(Organization organization);

    Optional<Organization> findById(long id);

    Optional<Organization> findByName(String name);

    List<Organization> findAllOrderById();
}
