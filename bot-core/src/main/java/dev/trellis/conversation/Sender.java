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
 * @param outsider somebody of another organization whom the chat lets in (a guest, a shared channel). The adapter decides by what the
 *     platform vouches for, never by what a client says. The engine gives an outsider one sentence and keeps nothing of the event; an adapter
 *     hands on an outsider's mention as a word, never as a {@link dev.trellis.conversation.command.Token.Person}, for a mention makes a
 *     person known
 */
public record Sender(
        ChatIdentity identity,
        @Nullable String displayName,
        @Nullable String languageTag,
        @Nullable String timeZone,
        @Nullable String directAddress,
        boolean outsider) {

    /** One of our own. */
    public Sender(
            ChatIdentity identity,
            @Nullable String displayName,
            @Nullable String languageTag,
            @Nullable String timeZone,
            @Nullable String directAddress) {
        this(identity, displayName, languageTag, timeZone, directAddress, false);
    }

    /** The same person, known to be of another organization. */
    public Sender asOutsider() {
        return new Sender(identity, displayName, languageTag, timeZone, directAddress, true);
    }
}
