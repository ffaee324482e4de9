package dev.trellis.agreement;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AgreementParties extends GenericRepository<AgreementParty, Long> {
    List<AgreementParty> saveAll(Iterable<AgreementParty> both);

    List<AgreementParty> findByOrganizationIdAndAgreementId(long organizationId, long agreementId);

    @Query("""
            update agreement_party set seen_version = :version
            where agreement_id = :agreementId and organization_id = :organizationId and person_id = :personId and seen_version < :version
            """)
    void seen(long agreementId, long organizationId, long personId, int version);

    @Query("""
            update agreement_party set due = :due, due_at = :at, still_right_at = null
            where id = :id and organization_id = :organizationId
            """)
    void anew(long id, long organizationId, AgreementParty.@Nullable Due due, @Nullable Instant at);

    @Query("""
            update agreement_party set due = null, due_at = null, still_right_at = :at
            where agreement_id = :agreementId and organization_id = :organizationId and person_id = :personId
            """)
    void stillRight(long agreementId, long organizationId, long personId, Instant at);

    @Query("""
            update agreement_party set due = null, due_at = null
            where agreement_id = :agreementId and organization_id = :organizationId
            """)
    void nothingDue(long agreementId, long organizationId);

    @Query("update agreement_party set due = :due, due_at = :at where id in (:ids)")
    void due(Collection<Long> ids, AgreementParty.@Nullable Due due, @Nullable Instant at);

    /** Claims what is due, for the transaction of the caller. */
    @Query("select * from agreement_party where due_at <= :now order by due_at limit :limit for update skip locked")
    List<AgreementParty> due(Instant now, int limit);
}
