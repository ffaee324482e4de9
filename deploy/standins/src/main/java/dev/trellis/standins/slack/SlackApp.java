package dev.trellis.standins.slack;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The app as its maker registered it with Slack.
 *
 * @param scopes bot scopes; a Web API method outside them answers {@code missing_scope}
 */
public record SlackApp(
        String appId,
        String clientId,
        String clientSecret,
        String signingSecret,
        String verificationToken,
        String botName,
        Set<String> scopes) {

    public SlackApp {
        scopes = Set.copyOf(scopes);
    }

    /** An app with made-up secrets and the scopes a mentoring bot asks for at most. */
    public static SlackApp named(String botName) {
        return new SlackApp(
                "A0STANDIN",
                "1234567890.0987654321",
                "standin-client-secret",
                "8f742231b10e8888abcd99yyyzzz85a5",
                "standin-verification-token",
                botName,
                new LinkedHashSet<>(List.of(
                        "app_mentions:read",
                        "channels:history",
                        "channels:read",
                        "chat:write",
                        "commands",
                        "dnd:read",
                        "groups:read",
                        "im:history",
                        "im:read",
                        "im:write",
                        "team:read",
                        "users:read",
                        "users:read.email",
                        "users.profile:read")));
    }

    public SlackApp scopes(String... granted) {
        return new SlackApp(appId, clientId, clientSecret, signingSecret, verificationToken, botName, Set.of(granted));
    }
}
