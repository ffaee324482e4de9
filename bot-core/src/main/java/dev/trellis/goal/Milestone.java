package dev.trellis.goal;

import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way to a goal.
 *
 * @param onAgendaSince since when it is to be talked about at the next meeting; absent: it is not
 * @param lookAt when it is looked at for a suggestion; absent: never again
 * @param suggestedFor the date for which something was suggested already
 */
@MappedEntity("milestone")
public record Milestone(
        @Id @GeneratedValue long id,
        long organizationId,
        long goalId,
        PrivateWords title,
        @Nullable LocalDate dueOn,
        State state,
        @Nullable Instant onAgendaSince,
        @Nullable Instant lookAt,
        @Nullable LocalDate suggestedFor) {
    /** How far it is. */
    public enum State {
        OPEN,
        STARTED,
        HALF_WAY,
        STUCK,
        DONE,
        DROPPED;

        String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether there is something left to do. */
        public boolean isAhead() {
            return this != DONE && this != DROPPED;
        }

        public Text say() {
            return Text.of("milestone.state." + tag());
        }
    }

    public boolean isAhead() {
        return state.isAhead();
    }

    public String name() {
        return title.text();
    }
}
