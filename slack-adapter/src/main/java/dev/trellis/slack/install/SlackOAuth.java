package dev.trellis.slack.install;

import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.outbound.WebApi;
import dev.trellis.slack.outbound.WebApiResult;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Slack's OAuth 2: the page where somebody consents, codes and refresh tokens for bot tokens, and giving a token back. */
@Singleton
@Requires(bean = SlackSettings.class)
@Requires(property = "trellis.slack.client-id")
@Requires(property = "trellis.slack.client-secret")
@Requires(property = "trellis.public-url")
class SlackOAuth {
    /** The least that works; each is explained in the guide. The app's manifest names the same. */
    static final List<String> SCOPES =
            List.of("app_mentions:read", "chat:write", "commands", "im:history", "im:write", "users:read");

    private final WebApi api;
    private final SlackSettings settings;
    private final String publicUrl;

    SlackOAuth(WebApi api, SlackSettings settings, @Value("${trellis.public-url}") String publicUrl) {
        this.api = api;
        this.settings = settings;
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    /** Whether browsers reach Trellis over TLS; only a stand-in's may not. */
    boolean isSecure() {
        return publicUrl.startsWith("https:");
    }

    /** Where somebody says yes or no. On the host of the Web API: Slack's own, a government cloud's, a stand-in's. */
    URI consent(String state) {
        return settings.api()
                .resolve("/oauth/v2/authorize?client_id=" + encode(clientId()) + "&scope="
                        + encode(String.join(",", SCOPES)) + "&redirect_uri=" + encode(redirect()) + "&state="
                        + encode(state));
    }

    WebApiResult exchange(String code) {
        return access(Map.of("code", code, "redirect_uri", redirect()));
    }

    WebApiResult refresh(String refreshToken) {
        return access(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /** The token works no more, wherever a copy of it may be. */
    WebApiResult revoke(String token) {
        return api.call("auth.revoke", token, Map.of());
    }

    private WebApiResult access(Map<String, String> parameters) {
        return api.callAsApp(
                "oauth.v2.access", clientId(), Objects.requireNonNull(settings.clientSecret()), parameters);
    }

    private String clientId() {
        return Objects.requireNonNull(settings.clientId());
    }

    private String redirect() {
        return publicUrl + "/slack/oauth_redirect";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
