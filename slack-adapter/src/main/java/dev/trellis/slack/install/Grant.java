package dev.trellis.slack.install;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.slack.identity.SlackTeam;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Slack gives with an installation.
 *
 * @param team where; for an installation in a whole Enterprise organization Slack tells no team
 * @param name of the workspace or organization: words of strangers
 * @param installedBy a user's id, empty where Slack does not tell
 */
record Grant(
        SlackTeam team, String name, String app, String botUser, Tokens tokens, String scopes, String installedBy) {

    /**
     * A bot token with what it takes to renew it.
     *
     * @param refreshToken absent where tokens do not expire
     */
    record Tokens(
            String bot,
            @Nullable String refreshToken,
            @Nullable Instant expiresAt) {
        /**
         * Of an answer of {@code oauth.v2.access}, for a code as for a refresh token.
         *
         * @return empty when there is no bot token in it
         */
        static Optional<Tokens> read(JsonNode body, Instant now) {
            String bot = body.path("access_token").asText();
            if (bot.isBlank() || !body.path("token_type").asText("bot").equals("bot")) {
                return Optional.empty();
            }
            String refresh = body.path("refresh_token").asText();
            long seconds = body.path("expires_in").asLong(0);
            return Optional.of(
                    new Tokens(bot, refresh.isBlank() ? null : refresh, seconds > 0 ? now.plusSeconds(seconds) : null));
        }

        @Override
        public String toString() {
            return "Tokens[…]";
        }
    }

    /** Of {@code oauth.v2.access}; empty when something is missing that every bot's installation has. */
    static Optional<Grant> ofOAuth(JsonNode body, Instant now) {
        boolean wide = body.path("is_enterprise_install").asBoolean(false);
        JsonNode named = body.path(wide ? "enterprise" : "team");
        SlackTeam team = team(
                body.path("enterprise").path("id").asText(),
                body.path("team").path("id").asText(),
                wide);
        if (named.path("id").asText().isBlank()) {
            return Optional.empty();
        }
        return Tokens.read(body, now)
                .map(tokens -> new Grant(
                        team,
                        named.path("name").asText(team.id()),
                        body.path("app_id").asText(),
                        body.path("bot_user_id").asText(),
                        tokens,
                        body.path("scope").asText(),
                        body.path("authed_user").path("id").asText()));
    }

    /** Of {@code auth.test} with the configured token. */
    static Optional<Grant> ofToken(JsonNode body, String token) {
        boolean wide = body.path("is_enterprise_install").asBoolean(false);
        SlackTeam team =
                team(body.path("enterprise_id").asText(), body.path("team_id").asText(), wide);
        if (body.path(wide ? "enterprise_id" : "team_id").asText().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new Grant(
                team,
                body.path("team").asText(team.id()),
                body.path("app_id").asText(),
                body.path("user_id").asText(),
                new Tokens(token, null, null),
                "",
                ""));
    }

    WorkspaceRef ref() {
        return team.workspace();
    }

    private static SlackTeam team(String enterprise, String team, boolean wide) {
        return new SlackTeam(enterprise.isBlank() ? null : enterprise, team.isBlank() ? null : team, wide);
    }
}
