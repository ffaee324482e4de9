package dev.trellis.goal;

import dev.trellis.enrolment.Side;
import dev.trellis.secrecy.PrivateWords;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to reach (D3). Its owner writes it; the partner of its pair reads it, but for the notes; nobody else ever.
 *
 * @param programId whose skill map its competencies are from
 * @param side as which of the two they have set it
 * @param pairId whose other one reads it, while the pair goes on; absent: nobody does
 * @param title what it is
 * @param measure how one sees that it is reached
 * @param notes for its owner alone
 * @param touchedAt when anything about it was changed last
 */
@MappedEntity("goal")
public record Goal(
        @Id @GeneratedValue long id,
        long organizationId,
        @Nullable Long programId,
        long ownerId,
        Side side,
        @Nullable Long pairId,
        PrivateWords title,
        @Nullable PrivateWords measure,
        @Nullable PrivateWords notes,
        @Nullable LocalDate dueOn,
        State state,
        Instant createdAt,
        Instant touchedAt) {
    /** Where a goal is in its life. */
    public enum State {
        OPEN,
        REACHED,
        DROPPED;

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    String name() {
        return title.text();
    }
}
