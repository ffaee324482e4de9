package dev.trellis.person;

import dev.trellis.attention.WorkingHours;
import dev.trellis.text.Language;
import dev.trellis.text.Voice;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Transient;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A person of an organization, whichever chats they use.
 *
 * @param language what they chose, a tag; absent: as in their chat profile
 * @param timeZone what they chose, an IANA id; absent: as in their chat profile
 * @param workingDays names of {@link java.time.DayOfWeek}, joined by commas
 * @param workingFrom minutes since midnight
 * @param workingTo minutes since midnight, after {@code workingFrom}
 * @param pausedUntil with {@code pausedSince}: absent means until they resume
 * @param weeklyMessages how often Trellis may speak first, as they chose (A3); absent: as their programs have it
 */
@MappedEntity("person")
public record Person(
        @Id @GeneratedValue long id,
        long organizationId,
        String displayName,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable String profileLanguage,
        @Nullable String profileTimeZone,
        String workingDays,
        int workingFrom,
        int workingTo,
        @Nullable Instant pausedSince,
        @Nullable Instant pausedUntil,
        @Nullable Instant snoozedUntil,
        @Nullable Long prefersIdentityId,
        @Nullable Integer weeklyMessages,
        Instant createdAt) {

    /** Somebody who was just met, with the usual working hours. */
    public static Person met(long organization, String displayName, Instant now) {
        return new Person(
                0,
                organization,
                displayName,
                null,
                null,
                null,
                null,
                "MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY",
                9 * 60,
                17 * 60,
                null,
                null,
                null,
                null,
                null,
                now);
    }

    /** Their time zone: chosen, else their profile's, else the house's. */
    public ZoneId zone(ZoneId house) {
        ZoneId chosen = zoneOrNull(timeZone);
        ZoneId profile = chosen == null ? zoneOrNull(profileTimeZone) : chosen;
        return profile == null ? house : profile;
    }

    /** How to speak to them. */
    public Voice voice(ZoneId house) {
        return new Voice(speaks(), zone(house));
    }

    public Language speaks() {
        return Language.ofTag(language != null ? language : profileLanguage);
    }

    @Transient
    public WorkingHours workingHours() {
        return WorkingHours.of(workingDays, workingFrom, workingTo);
    }

    /** Whether a pause holds at this moment. */
    public boolean isPaused(Instant now) {
        return pausedSince != null && (pausedUntil == null || now.isBefore(pausedUntil));
    }

    private static @Nullable ZoneId zoneOrNull(@Nullable String id) {
        try {
            return id == null || id.isBlank() ? null : ZoneId.of(id);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
