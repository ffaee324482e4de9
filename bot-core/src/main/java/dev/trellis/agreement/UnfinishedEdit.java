package dev.trellis.agreement;

import dev.trellis.secrecy.PrivateWords;
import dev.trellis.storage.Json;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Transient;
import java.time.Instant;

/**
 * What one of the two began to change and has not saved as a version: a form that was closed half-way, or one that came after the other's.
 *
 * @param baseVersion what it was begun from
 * @param steps how many of the form's steps are done
 * @param words a {@link Mine}, see {@link #mine()}
 */
@MappedEntity("agreement_edit")
public record UnfinishedEdit(
        @Id @GeneratedValue long id,
        long organizationId,
        long agreementId,
        long personId,
        int baseVersion,
        int steps,
        PrivateWords words,
        Instant changedAt) {

    @Transient
    Mine mine() {
        return Json.read(words.text(), Mine.class);
    }
}
