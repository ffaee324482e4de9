package dev.trellis.slack.inbound;

import dev.trellis.slack.SlackSettings;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request comes from Slack: {@code v0=HMAC-SHA256(secret, "v0:" + timestamp + ":" + body)} over the raw bytes, compared in
 * constant time, at most 5 minutes old or ahead by our own clock. Stands before Bolt, whose check skips {@code ssl_check}, takes
 * timestamps of next year and reads the machine's clock.
 *
 * <p>Source: Slack's "Verifying requests from Slack".
 */
@Singleton
@Requires(bean = SlackSettings.class)
public class SignatureCheck {
    static final Duration WINDOW = Duration.ofMinutes(5);

    private final List<String> secrets;
    private final Clock clock;

    public SignatureCheck(SlackSettings settings, Clock clock) {
        this.secrets = settings.signingSecrets();
        this.clock = clock;
    }

    /** Both headers must be there exactly as Slack sends them. */
    public boolean accepts(@Nullable String timestamp, @Nullable String signature, byte[] body) {
        if (timestamp == null || signature == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        long seconds = Long.parseLong(timestamp);
        if (Math.abs(clock.instant().getEpochSecond() - seconds) > WINDOW.toSeconds()) {
            return false;
        }
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        boolean accepted = false;
        for (String secret : secrets) {
            // No early end: how long this takes does not tell which secret fits.
            accepted |= MessageDigest.isEqual(sign(secret, timestamp, body).getBytes(StandardCharsets.UTF_8), given);
        }
        return accepted;
    }

    static String sign(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
