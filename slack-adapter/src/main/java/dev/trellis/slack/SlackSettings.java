package dev.trellis.slack;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says about Slack, under {@code trellis.slack}. Without a signing secret and without an app token there is no Slack side
 * at all: no door, no client.
 *
 * @param signingSecret of the Slack app; every request over HTTP must be signed with it, and without it there is no door for such
 * @param signingSecretPrevious accepted too while the secret is being rotated
 * @param botToken for the one workspace that the app is installed in by hand
 * @param clientId with {@code clientSecret}: the app is installed through Trellis' own page, in any number of workspaces
 * @param appToken for Socket Mode: Trellis calls Slack, and needs no public address
 * @param apiUrl of the Web API, ending in a slash; another one than Slack's own is a stand-in
 * @param connectTimeout for reaching Slack
 * @param readTimeout for one whole call of the Web API; below 11 seconds, so that a delivery ends within 15
 * @param pace percent of Slack's published limits that are used, at least 1
 * @param clientMsgId whether posts carry {@code client_msg_id}, so that Slack itself turns a second attempt away; not proven
 */
@ConfigurationProperties("trellis.slack")
@Requires(condition = SlackIsOn.class)
public record SlackSettings(
        @Nullable String signingSecret,
        @Nullable String signingSecretPrevious,
        @Nullable String botToken,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String appToken,
        @Bindable(defaultValue = "https://slack.com/api/") String apiUrl,
        @Bindable(defaultValue = "3s") Duration connectTimeout,
        @Bindable(defaultValue = "10s") Duration readTimeout,
        @Bindable(defaultValue = "100") int pace,
        @Bindable(defaultValue = "false") boolean clientMsgId) {
    public SlackSettings {
        if (isBlank(signingSecret) && isBlank(appToken)) {
            // Bolt answers forged requests with 200 when there is no secret; an empty one must not come that far.
            throw new IllegalArgumentException("trellis.slack.signing-secret (TRELLIS_SLACK_SIGNING_SECRET) is empty");
        }
        if (pace < 1) {
            throw new IllegalArgumentException(
                    "trellis.slack.pace (TRELLIS_SLACK_PACE) must be at least 1, it is " + pace);
        }
        apiUrl = apiUrl.endsWith("/") ? apiUrl : apiUrl + "/";
    }

    /** The secrets a request may be signed with, the current one first; none where only Socket Mode is on. */
    public List<String> signingSecrets() {
        if (signingSecret == null || signingSecret.isBlank()) {
            return List.of();
        }
        return Stream.of(signingSecret, signingSecretPrevious == null ? "" : signingSecretPrevious)
                .filter(secret -> !secret.isBlank())
                .toList();
    }

    /** Whether one token of the configuration speaks, instead of those that were installed. */
    public boolean hasBotToken() {
        return !isBlank(botToken);
    }

    public URI api() {
        return URI.create(apiUrl);
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    /** Never the secrets: settings end up in logs. */
    @Override
    public String toString() {
        return "SlackSettings[apiUrl=" + apiUrl + ", connectTimeout=" + connectTimeout + ", readTimeout=" + readTimeout
                + "]";
    }
}
