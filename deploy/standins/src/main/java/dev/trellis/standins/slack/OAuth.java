package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Json;
import dev.trellis.standins.WireRequest;
import dev.trellis.standins.WireResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Installing by OAuth 2 (documented): the approval page, {@code oauth.v2.access} for codes and for refresh tokens. */
final class OAuth {
    private record Approval(String teamId, String userId) {}

    private final SlackApp app;
    private final Tokens tokens;
    private final Map<String, SlackWorkspace> workspaces;
    private final Ids ids;
    private final Map<String, Approval> codes = new ConcurrentHashMap<>();
    private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();
    private final Map<String, String> currentTokens = new ConcurrentHashMap<>();
    private volatile boolean rotate;

    OAuth(SlackApp app, Tokens tokens, Map<String, SlackWorkspace> workspaces, Ids ids) {
        this.app = app;
        this.tokens = tokens;
        this.workspaces = workspaces;
        this.ids = ids;
    }

    void rotate(boolean on) {
        rotate = on;
    }

    String approve(String teamId, String userId) {
        String code = "code-" + teamId + "-" + ids.number();
        codes.put(code, new Approval(teamId, userId));
        return code;
    }

    /**
     * {@code GET /oauth/v2/authorize}: approves at once and sends the browser back. Beside Slack's parameters it takes {@code
     * team} and {@code user} (default: the first of each), where a person would choose.
     */
    WireResponse authorize(WireRequest request) {
        Map<String, String> asked = request.queryParameters();
        if (!app.clientId().equals(asked.get("client_id"))) {
            return WireResponse.text(400, "invalid_client_id");
        }
        String redirect = asked.getOrDefault("redirect_uri", "");
        if (!redirect.startsWith("http")) {
            return WireResponse.text(400, "bad_redirect_uri");
        }
        Optional<SlackWorkspace> workspace = workspaces.values().stream()
                .filter(each -> each.teamId().equals(asked.getOrDefault("team", each.teamId())))
                .findFirst();
        if (workspace.isEmpty()) {
            return WireResponse.text(404, "invalid_team");
        }
        String user = Optional.ofNullable(asked.get("user"))
                .orElseGet(() -> workspace.get().users().stream()
                        .map(SlackUser::id)
                        .findFirst()
                        .orElse("U0NOBODY"));
        String separator = redirect.contains("?") ? "&" : "?";
        String target = redirect + separator + "code=" + approve(workspace.get().teamId(), user) + "&state="
                + URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8);
        return WireResponse.empty(302).with("Location", target);
    }

    ObjectNode access(WireRequest request, ObjectNode arguments) {
        authenticate(request, arguments);
        if (arguments.path("grant_type").asText("authorization_code").equals("refresh_token")) {
            return refresh(arguments.path("refresh_token").asText());
        }
        Approval approval = codes.remove(arguments.path("code").asText());
        if (approval == null) {
            throw new SlackError("invalid_code");
        }
        ObjectNode answer = granted(approval.teamId());
        answer.putObject("authed_user").put("id", approval.userId());
        return answer;
    }

    private void authenticate(WireRequest request, ObjectNode arguments) {
        String id = arguments.path("client_id").asText();
        String secret = arguments.path("client_secret").asText();
        String header = request.header("authorization").orElse("");
        if (header.startsWith("Basic ")) {
            String[] basic =
                    new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8).split(":", 2);
            id = basic[0];
            secret = basic.length > 1 ? basic[1] : "";
        }
        if (!id.equals(app.clientId())) {
            throw new SlackError("invalid_client_id");
        }
        if (!secret.equals(app.clientSecret())) {
            throw new SlackError("bad_client_secret");
        }
    }

    private ObjectNode refresh(String refreshToken) {
        String teamId = refreshTokens.remove(refreshToken);
        if (teamId == null) {
            throw new SlackError("invalid_refresh_token");
        }
        return granted(teamId);
    }

    private ObjectNode granted(String teamId) {
        String token = (rotate ? "xoxe.xoxb-" : "xoxb-") + "standin-" + teamId + "-" + ids.number();
        tokens.install(teamId, token);
        SlackWorkspace workspace = Optional.ofNullable(workspaces.get(teamId)).orElseThrow();
        ObjectNode answer = Json.object()
                .put("app_id", app.appId())
                .put("scope", String.join(",", new TreeSet<>(app.scopes())))
                .put("token_type", "bot")
                .put("access_token", token)
                .put("bot_user_id", workspace.botUserId());
        answer.putObject("team").put("id", teamId).put("name", workspace.name());
        answer.putNull("enterprise").put("is_enterprise_install", false);
        if (rotate) {
            String replaced = currentTokens.put(teamId, token);
            if (replaced != null) {
                tokens.expire(replaced);
            }
            String refreshToken = "xoxe-1-standin-" + teamId + "-" + ids.number();
            refreshTokens.put(refreshToken, teamId);
            answer.put("refresh_token", refreshToken).put("expires_in", 43_200);
        }
        return answer;
    }
}
