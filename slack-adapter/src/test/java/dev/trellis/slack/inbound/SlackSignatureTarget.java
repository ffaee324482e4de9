package dev.trellis.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.slack.SlackSettings;
import dev.trellis.testkit.fuzz.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature check with any two headers and any body, a line each. A signature {@code S} stands for the right one, so that more than
 * refusals are tried. It accepts what was signed with the secret within five minutes, and nothing else.
 */
final class SlackSignatureTarget implements FuzzTarget {
    private static final Instant NOW = Instant.parse("2031-05-05T09:00:00Z");
    private static final String SECRET = "the secret";

    private final SignatureCheck check = new SignatureCheck(
            new SlackSettings(
                    SECRET,
                    "before",
                    null,
                    null,
                    null,
                    null,
                    "https://slack.invalid/",
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    100,
                    false),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Override
    public void take(byte[] input) throws Exception {
        String[] parts = new String(input, StandardCharsets.UTF_8).split("\n", 3);
        String timestamp = parts[0].isEmpty() ? null : parts[0];
        byte[] body = (parts.length > 2 ? parts[2] : "").getBytes(StandardCharsets.UTF_8);
        String right = signed(timestamp, body);
        String signature = parts.length < 2 || parts[1].isEmpty() ? null : parts[1].equals("S") ? right : parts[1];

        boolean accepted = check.accepts(timestamp, signature, body);

        assertThat(accepted).isEqualTo(right.equals(signature) && isNow(timestamp));
    }

    /** Independent of the adapter's own reading: digits only, at most five minutes away. */
    private static boolean isNow(String timestamp) {
        if (timestamp == null || timestamp.isEmpty() || timestamp.length() > 12) {
            return false;
        }
        long seconds = 0;
        for (char c : timestamp.toCharArray()) {
            if (c < '0' || c > '9') {
                return false;
            }
            seconds = seconds * 10 + (c - '0');
        }
        return Math.abs(seconds - NOW.getEpochSecond()) <= 300;
    }

    private static String signed(String timestamp, byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
        return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    }

    @Override
    public Map<String, byte[]> seeds() {
        long now = NOW.getEpochSecond();
        return Map.of(
                "right", bytes(now + "\nS\npayload=%7B%7D"),
                "too-old", bytes((now - 301) + "\nS\n"),
                "at-the-edge", bytes((now + 300) + "\nS\n{}"),
                "no-headers", bytes("\n\n{}"),
                "wrong", bytes(now + "\nv0=" + "0".repeat(64) + "\nssl_check=1"));
    }

    @Override
    public List<String> words() {
        return List.of("\nS\n", "v0=", String.valueOf(NOW.getEpochSecond()), "-", "+", "\u0661", "0x");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
