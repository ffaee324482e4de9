package dev.trellis.trial;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Transient;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one of a pair is asked about the two of them, and says (C4). Only they and those who run programs ever see it; never the partner.
 *
 * @param asking how often they were asked; 0: not yet
 * @param reason chosen from a few, none of which is anybody's fault
 * @param toldAt when they let the program team know; absent: they have not
 * @param dueAt when it is looked at next; absent: never
 */
@MappedEntity("trial")
public record Trial(
        @Id @GeneratedValue long id,
        long organizationId,
        long pairId,
        long personId,
        State state,
        int asking,
        boolean reminded,
        @Nullable Instant askedAt,
        @Nullable Answer answer,
        @Nullable Instant answeredAt,
        @Nullable Reason reason,
        @Nullable Instant toldAt,
        @Nullable Instant dueAt) {
    /** Once, and twice more for those who are still deciding. */
    static final int MOST_ASKED = 3;

    /** Where it stands. */
    public enum State {
        AHEAD,
        ASKED,
        ANSWERED,
        /** The pair has ended. */
        CLOSED
    }

    /** What can be said with one tap. */
    public enum Answer {
        GOOD_FIT,
        STILL_DECIDING,
        NOT_A_FIT;

        String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What it is mostly about; no free words, so nobody is blamed. */
    public enum Reason {
        TIMES,
        GOALS,
        STYLE,
        /** Would rather not say. */
        UNSAID;

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the answer had consequences: then it is not changed any more by a tap. */
    @Transient
    boolean isTold() {
        return toldAt != null;
    }

    /** Whether they are still to be asked again after this answer. */
    static boolean isAskedAgain(Answer answer, int asking) {
        return answer == Answer.STILL_DECIDING && asking < MOST_ASKED;
    }
}
