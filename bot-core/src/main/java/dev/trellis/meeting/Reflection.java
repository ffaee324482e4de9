package dev.trellis.meeting;

import dev.trellis.secrecy.PrivateWords;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one of the two says about a meeting afterwards (E6).
 *
 * @param worked what went well; its author's alone
 * @param didNotWork what did not; its author's alone
 * @param nextStep what its author does next; both of the pair see it
 */
@MappedEntity("meeting_reflection")
public record Reflection(
        @Id @GeneratedValue long id,
        long organizationId,
        long meetingId,
        long personId,
        Happened happened,
        @Nullable PrivateWords worked,
        @Nullable PrivateWords didNotWork,
        @Nullable PrivateWords nextStep,
        Instant answeredAt,
        Instant changedAt) {

    /** Did it happen? */
    public enum Happened {
        YES,
        NO,
        /** At another time than Trellis knows of. */
        MOVED
    }

    boolean hasWords() {
        return worked != null || didNotWork != null || nextStep != null;
    }
}
