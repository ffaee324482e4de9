package dev.trellis.agreement;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface Signatures extends GenericRepository<Signature, Long> {
    List<Signature> findByOrganizationIdAndAgreementIdAndVersion(long organizationId, long agreementId, int version);

    List<Signature> findByOrganizationIdAndAgreementIdIn(long organizationId, Collection<Long> agreementIds);

    /** Once: a second time changes nothing, not even the time. */
    @Query("""
            insert ignore into agreement_signature (organization_id, agreement_id, version, person_id, signed_at)
            values (:organizationId, :agreementId, :version, :personId, :at)
            """)
    void sign(long organizationId, long agreementId, int version, long personId, Instant at);
}
