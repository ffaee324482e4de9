package dev.trellis.ending;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Transient;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pair that comes to a good end (C5).
 *
 * @param begunBy absent: its cohort is over
 * @param running 1 while it is under way, then absent: what makes it one for a pair at a time
 * @param endsAt when the pair ends, or has ended
 * @param extended whether it was put off by four weeks, which is done once
 * @param dueAt when it is looked at next; absent: never
 */
@MappedEntity("ending")
public record Ending(
        @Id @GeneratedValue long id,
        long organizationId,
        long pairId,
        @Nullable Long begunBy,
        Why why,
        State state,
        @Nullable Integer running,
        Instant begunAt,
        Instant endsAt,
        boolean extended,
        @Nullable Instant dueAt) {
    /** For both to say something before it ends, and to take it back. */
    static final Duration TIME_TO_SPEAK = Duration.ofDays(7);
    /** How long after the end something may still be said. */
    static final Duration AFTERWARDS = Duration.ofDays(14);

    static final Duration LONGER = Duration.ofDays(28);

    /** Why a pair ends well. What ends because it does not work is a matter of {@code trial}. */
    public enum Why {
        GOALS_REACHED,
        TIME_OVER,
        CIRCUMSTANCES,
        COHORT_OVER;

        String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What became of it. */
    public enum State {
        RUNNING,
        DONE,
        UNDONE,
        /** The pair ended in another way. */
        OVERTAKEN
    }

    @Transient
    boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Whether somebody may still say something. */
    boolean listens(Instant now) {
        return isRunning() || state == State.DONE && now.isBefore(endsAt.plus(AFTERWARDS));
    }
}
