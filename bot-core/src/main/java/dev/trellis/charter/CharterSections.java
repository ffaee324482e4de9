package dev.trellis.charter;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface CharterSections extends GenericRepository<CharterSection, Long> {
    CharterSection save(CharterSection section);

    List<CharterSection> findByOrganizationIdAndCharterId(long organizationId, long charterId);
}
