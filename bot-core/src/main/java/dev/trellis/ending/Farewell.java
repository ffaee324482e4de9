package dev.trellis.ending;

import dev.trellis.checkin.CheckInAnswer.Audience;
import dev.trellis.secrecy.PrivateWords;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Transient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one of a pair says at its end; all of it as they like.
 *
 * @param thanks to the partner, who reads it
 * @param lessons what they have learned
 * @param lessonsVisibleTo who may read the lessons
 * @param reflection for its author only
 */
@MappedEntity("farewell")
public record Farewell(
        @Id @GeneratedValue long id,
        long organizationId,
        long endingId,
        long personId,
        @Nullable PrivateWords thanks,
        @Nullable PrivateWords lessons,
        Audience lessonsVisibleTo,
        @Nullable PrivateWords reflection,
        Instant saidAt,
        Instant changedAt) {

    /** What the partner may read of the lessons. */
    @Transient
    @Nullable
    PrivateWords lessonsForPartner() {
        return lessonsVisibleTo == Audience.ME ? null : lessons;
    }

    @Transient
    boolean isForPartner() {
        return thanks != null || lessonsForPartner() != null;
    }
}
