package dev.trellis.slack.outbound;

import dev.trellis.platform.Parcel;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/**
 * {@code client_msg_id} of a post: the same on every attempt, and another one for every other message of every installation. Slack's own
 * clients send such an id; for {@code chat.postMessage} Slack documents two errors about it and not the parameter, so what it does for an app's
 * message is unproven. It never stands in for looking a message up.
 */
final class ClientMessageId {
    static final String PARAMETER = "client_msg_id";

    /**
     * What Slack says, in the error list of {@code chat.postMessage}, of an id that it has seen when it cannot show the message that came with
     * it.
     */
    static final Set<String> SEEN_BEFORE = Set.of("duplicate_message_not_found", "duplicate_channel_not_found");

    private ClientMessageId() {}

    static String of(String installation, Parcel parcel) {
        return UUID.nameUUIDFromBytes((installation + " " + parcel.id()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
