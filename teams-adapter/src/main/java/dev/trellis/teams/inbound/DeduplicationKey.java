package dev.trellis.teams.inbound;

import dev.trellis.teams.identity.People;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code teams:<tenant>:<hash>}, the same for every repetition of an event. Activity ids are unique in their conversation, and Teams gives
 * every tap an id of its own and keeps it when it asks again. Where an invoke has no id, its time and content stand in.
 *
 * <p>Teams tells an installation twice within seconds, as {@code installationUpdate} and as the bot becoming a member, each with an id of
 * its own. Both get the same key for ten minutes, so that nobody is welcomed twice.
 */
final class DeduplicationKey {
    private DeduplicationKey() {}

    static String ofInstallation(ReceivedActivity received, String tenant, boolean removed) {
        MessageDigest digest = sha256();
        add(digest, removed ? "removed" : "installed");
        add(digest, Threads.channelOf(received.conversation()));
        add(digest, tenMinutes(received));
        return key(tenant, digest);
    }

    static String of(ReceivedActivity received, String tenant) {
        MessageDigest digest = sha256();
        add(digest, received.text("type"));
        add(digest, received.text("name"));
        add(digest, received.conversation());
        // A stored reply is for the one who caused it, whatever ids somebody else comes with.
        add(digest, received.text("from", "id"));
        String id = received.text("id");
        add(digest, id);
        if (id == null) {
            add(digest, received.text("replyToId"));
            add(digest, received.timestamp());
            add(digest, received.value().toString());
            add(digest, received.text("text"));
        }
        return key(tenant, digest);
    }

    private static String key(String tenant, MessageDigest digest) {
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        return People.PLATFORM + ":" + tenant + ":" + hash;
    }

    private static @Nullable String tenMinutes(ReceivedActivity received) {
        try {
            long seconds = OffsetDateTime.parse(Objects.requireNonNullElse(received.timestamp(), ""))
                    .toEpochSecond();
            return Long.toString(Math.floorDiv(seconds, 600));
        } catch (DateTimeParseException unreadable) {
            return received.text("id");
        }
    }

    private static void add(MessageDigest digest, @Nullable String part) {
        digest.update(Objects.requireNonNullElse(part, "").getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
