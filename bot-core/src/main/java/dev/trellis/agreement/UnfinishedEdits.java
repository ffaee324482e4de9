package dev.trellis.agreement;

import dev.trellis.secrecy.PrivateWords;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface UnfinishedEdits extends GenericRepository<UnfinishedEdit, Long> {
    UnfinishedEdit save(UnfinishedEdit edit);

    Optional<UnfinishedEdit> findByOrganizationIdAndAgreementIdAndPersonId(
            long organizationId, long agreementId, long personId);

    @Query("""
            update agreement_edit set base_version = :baseVersion, steps = :steps, words = :words, changed_at = :at
            where id = :id and organization_id = :organizationId
            """)
    void change(long id, long organizationId, int baseVersion, int steps, PrivateWords words, Instant at);

    @Query("""
            delete from agreement_edit
            where agreement_id = :agreementId and organization_id = :organizationId and person_id = :personId
            """)
    void remove(long agreementId, long organizationId, long personId);
}
