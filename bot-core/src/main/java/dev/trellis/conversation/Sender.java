package dev.trellis.conversation;

import dev.trellis.platform.ChatIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Who spoke, as vouched for by the platform, with what the event happened to tell about them.
 *
 * @param displayName absent where the event does not carry it
 * @param languageTag of the client or profile, such as {@code de-AT}
 * @param timeZone an IANA id
 * @param directAddress where a direct message to this person goes, opaque; absent where the event does not carry it
 */
public record Sender(
        ChatIdentity identity,
        @Nullable String displayName,
        @Nullable String languageTag,
        @Nullable String timeZone,
        @Nullable String directAddress) {}
