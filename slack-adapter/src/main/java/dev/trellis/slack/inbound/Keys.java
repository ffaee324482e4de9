package dev.trellis.slack.inbound;

import dev.trellis.slack.identity.SlackTeam;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Deduplication keys: the same for the same request sent again, different for another gesture of the same person on the same button. */
final class Keys {
    private static final int MAXIMUM = 180;

    private Keys() {}

    /** {@code slack:<team>:<kind>:<id>}; an id that is too long is stood for by its hash. */
    static String of(SlackTeam team, String kind, String id) {
        String key = SlackTeam.PLATFORM + ":" + team.id() + ":" + kind + ":";
        return key.length() + id.length() <= MAXIMUM ? key + id : key + hash(List.of(id));
    }

    static String hash(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
