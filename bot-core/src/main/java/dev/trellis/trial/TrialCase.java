package dev.trellis.trial;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pair that those who run programs are to look at, because one of the two let them know that it is not a fit. A pair has one at most.
 *
 * @param telling counts how often they were told: each time is a message of its own
 * @param dueAt when they are told again; absent: never
 */
@MappedEntity("trial_case")
public record TrialCase(
        @Id @GeneratedValue long id,
        long organizationId,
        long pairId,
        State state,
        int telling,
        @Nullable Long decidedBy,
        @Nullable Instant dueAt) {

    /** What became of it. */
    public enum State {
        OPEN,
        SNOOZED,
        /** The pair goes on for now. */
        KEPT,
        /** The pair ended as not a fit, and the mentee waits for somebody new. */
        REPAIRED,
        /** The pair ended in another way. */
        ENDED;

        boolean isOver() {
            return this == REPAIRED || this == ENDED;
        }
    }

    TrialCase as(State next, int tellings, @Nullable Long by, @Nullable Instant due) {
        return new TrialCase(id, organizationId, pairId, next, tellings, by, due);
    }
}
