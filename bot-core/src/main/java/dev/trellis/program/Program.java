package dev.trellis.program;

import dev.trellis.cadence.Cadence;
import dev.trellis.cadence.CadenceRule;
import dev.trellis.text.Text;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mentoring program (A1).
 *
 * @param purpose in the admins' own words; empty: the template's, in each reader's language
 * @param timeZone an IANA id: when its digest is posted
 * @param checkInCadence a named cadence or an RRULE, for everybody whom no variant and no pair gives another one (A4, A6)
 * @param digestChannelId where the weekly digest goes; absent: nowhere yet
 * @param digestAt minutes since midnight in {@code timeZone}
 * @param template the tag of a {@link Template}; absent for programs that were begun before there were any
 * @param metrics how it is known to do well, in own words; absent: the template's
 * @param strategy what of the organization's plans it serves: a sentence, or the address of a page
 * @param capacity how many mentees one mentor has at most
 * @param holidays see {@link Holidays}
 * @param deepDiveCadence like {@code checkInCadence}, or {@link CadenceRule#OFF}; no variant gives another one
 * @param reviewCadence the same
 * @param weeklyMessages how often Trellis may speak first to those who take part, at most (A3)
 */
@MappedEntity("program")
public record Program(
        @Id @GeneratedValue long id,
        long organizationId,
        String name,
        String purpose,
        String timeZone,
        String checkInCadence,
        @Nullable Long digestChannelId,
        DayOfWeek digestDay,
        int digestAt,
        @Nullable Long createdBy,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable String template,
        @Nullable String metrics,
        @Nullable String strategy,
        int capacity,
        String holidays,
        int weeklyMessages,
        String deepDiveCadence,
        String reviewCadence) {

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** How often this is due, for everybody whom no variant and no pair gives another rule (A4). */
    public String cadence(Cadence.Kind kind) {
        return switch (kind) {
            case CHECK_IN -> checkInCadence;
            case DEEP_DIVE -> deepDiveCadence;
            case REVIEW -> reviewCadence;
        };
    }

    /** What it was begun from. */
    public Optional<Template> from() {
        return Template.of(template);
    }

    /** What it is for, to be shown in every welcome. */
    public Optional<Text> aim() {
        return purpose.isBlank() ? from().map(Template::purpose) : Optional.of(Text.words(purpose));
    }

    /** How it is known to do well. */
    public Optional<Text> success() {
        return metrics == null ? from().map(Template::metrics) : Optional.of(Text.words(metrics));
    }
}
