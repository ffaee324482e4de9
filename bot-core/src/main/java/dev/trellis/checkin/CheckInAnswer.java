package dev.trellis.checkin;

import dev.trellis.secrecy.PrivateWords;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the person answered. The score is only ever shown to them and in aggregates.
 *
 * @param score {@link Indicator#LEAST} to {@link Indicator#MOST}
 * @param words at most 3,000 characters
 * @param wordsVisibleTo who else may read the words
 */
@MappedEntity("check_in_answer")
public record CheckInAnswer(
        @Id @GeneratedValue long id,
        long organizationId,
        long checkInId,
        long personId,
        int score,
        @Nullable PrivateWords words,
        Audience wordsVisibleTo,
        Instant answeredAt,
        Instant changedAt) {
    /** With another score. */
    CheckInAnswer scored(int other, Instant at) {
        return new CheckInAnswer(id, organizationId, checkInId, personId, other, words, wordsVisibleTo, answeredAt, at);
    }

    /** Who may read words (rule 3). */
    public enum Audience {
        ME,
        PAIR,
        PROGRAM_TEAM
    }
}
