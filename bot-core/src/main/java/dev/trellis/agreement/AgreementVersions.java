package dev.trellis.agreement;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AgreementVersions extends GenericRepository<AgreementVersion, Long> {
    AgreementVersion save(AgreementVersion version);

    Optional<AgreementVersion> findByOrganizationIdAndAgreementIdAndVersion(
            long organizationId, long agreementId, int version);

    /** Newest first. */
    @Query("""
            select * from agreement_version where organization_id = :organizationId and agreement_id = :agreementId
            order by version desc limit :limit
            """)
    List<AgreementVersion> latest(long organizationId, long agreementId, int limit);
}
