package dev.trellis.agreement;

import dev.trellis.secrecy.PrivateWords;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote in place of a template's text. The two of the pair read it, and nobody else.
 *
 * @param words absent: not kept any more
 * @param writtenBy who worded it, be it in an earlier version; absent: the admins, in the charter, or somebody who is forgotten
 */
@MappedEntity("agreement_clause")
public record AgreementClause(
        @Id @GeneratedValue long id,
        long organizationId,
        long versionId,
        Clause clause,
        @Nullable PrivateWords words,
        @Nullable Long writtenBy) {}
