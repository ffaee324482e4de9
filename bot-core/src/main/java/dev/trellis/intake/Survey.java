package dev.trellis.intake;

import dev.trellis.secrecy.PrivateWords;
import dev.trellis.storage.Json;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Transient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The intake survey of one person for one program (B1), as far as it was filled in.
 *
 * @param steps which of its steps are done, see {@link Step}
 * @param completedAt absent until no step was open for the first time
 * @param said a {@link Said}, see {@link #answers()}
 * @param declared groups somebody counts themselves among, joined by commas; never looked at but in aggregates
 */
@MappedEntity("intake")
public record Survey(
        @Id @GeneratedValue long id,
        long organizationId,
        long programId,
        long personId,
        int steps,
        @Nullable Instant completedAt,
        Instant changedAt,
        PrivateWords said,
        @Nullable PrivateWords aspirations,
        @Nullable PrivateWords barriers,
        @Nullable PrivateWords declared) {

    @Transient
    public Said answers() {
        return Json.read(said.text(), Said.class);
    }
}
