package dev.trellis.platform;

import org.jspecify.annotations.Nullable;

/**
 * What the chat knows of a person.
 *
 * @param languageTag such as {@code de-AT}; absent where the platform does not say
 * @param timeZone an IANA id; absent where the platform does not say
 * @param active false for people who left
 */
public record ChatProfile(
        String displayName,
        @Nullable String languageTag,
        @Nullable String timeZone,
        boolean active) {}
