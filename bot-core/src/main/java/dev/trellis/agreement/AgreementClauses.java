package dev.trellis.agreement;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AgreementClauses extends GenericRepository<AgreementClause, Long> {
    List<AgreementClause> saveAll(Iterable<AgreementClause> clauses);

    List<AgreementClause> findByOrganizationIdAndVersionId(long organizationId, long versionId);
}
