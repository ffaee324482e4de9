package dev.trellis.intake;

import dev.trellis.secrecy.PrivateWords;
import dev.trellis.storage.Json;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Transient;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The intake survey of one person for one program (B1), as far as it was filled in.
 *
 * @param steps which of its steps are done, see {@link Step}
 * @param completedAt absent until no step was open for the first time
 * @param said a {@link Said}, see {@link #answers()}
 * @param declared see {@link #groups()}
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
    /** Stands in no tag: lists are written a line each. */
    private static final String BETWEEN_GROUPS = "\n";

    /** Tags of the groups that somebody counts themselves among; others look at them in aggregates only. */
    @Transient
    public List<String> groups() {
        return declared == null ? List.of() : List.of(declared.text().split(BETWEEN_GROUPS));
    }

    /** As they are kept in {@link #declared}; absent if there are none. */
    static @Nullable PrivateWords declaring(List<String> groups) {
        return groups.isEmpty() ? null : new PrivateWords(String.join(BETWEEN_GROUPS, groups));
    }

    @Transient
    public Said answers() {
        return Json.read(said.text(), Said.class);
    }
}
