package dev.trellis.cadence;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When one person of a pair is asked next.
 *
 * @param rule a named cadence, an RRULE, or {@link CadenceRule#OFF}; absent: the program's
 * @param turn how often it was due so far: which question comes next
 * @param nextDueAt absent while it does not run
 * @param askedAt when they were asked last; absent: never yet
 */
@MappedEntity("cadence")
public record Cadence(
        @Id @GeneratedValue long id,
        long organizationId,
        long pairId,
        long personId,
        Kind kind,
        @Nullable String rule,
        int turn,
        @Nullable Instant nextDueAt,
        @Nullable Instant askedAt) {
    /** What is due (A4). */
    public enum Kind {
        /** One question, to the mentee. */
        CHECK_IN(0),
        /** An hour for the bigger picture, for both. */
        DEEP_DIVE(14),
        /** A look back together, for both; once a quarter unless a program says otherwise. */
        REVIEW(42);

        private final Duration settling;

        Kind(int settlingDays) {
            settling = Duration.ofDays(settlingDays);
        }

        /** How long after two became a pair there is enough to speak about. */
        public Duration settling() {
            return settling;
        }

        /** As commands, claims and message bundles name it. */
        public String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
