package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Json;
import dev.trellis.standins.WireRequest;
import dev.trellis.standins.WireResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Installing by OAuth 2 (documented): the approval page, {@code oauth.v2.access} for codes and for refresh tokens, {@code auth.revoke}. */
final class OAuth {
    private static final Duration LIFETIME = Duration.ofHours(12);

    /**
     * @param owner the workspace, or the Enterprise organization that approved for all of itself
     * @param redirectUri as it was given to the approval page; null where there was none
     */
    private record Approval(
            String owner, String userId, @Nullable String redirectUri) {}

    private final SlackApp app;
    private final Tokens tokens;
    private final Map<String, SlackWorkspace> workspaces;
    private final Ids ids;
    private final InstantSource clock;
    private final Map<String, Approval> codes = new ConcurrentHashMap<>();
    private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();
    private final Map<String, String> currentTokens = new ConcurrentHashMap<>();
    private volatile boolean rotate;

    OAuth(SlackApp app, Tokens tokens, Map<String, SlackWorkspace> workspaces, Ids ids, InstantSource clock) {
        this.app = app;
        this.tokens = tokens;
        this.workspaces = workspaces;
        this.ids = ids;
        this.clock = clock;
    }

    void rotate(boolean on) {
        rotate = on;
    }

    String approve(String owner, String userId) {
        return approve(owner, userId, null);
    }

    private String approve(String owner, String userId, @Nullable String redirectUri) {
        String code = "code-" + owner + "-" + ids.number();
        codes.put(code, new Approval(owner, userId, redirectUri));
        return code;
    }

    /** All refresh tokens of an owner die, as when somebody else has used them. */
    void loseRefreshTokens(String owner) {
        refreshTokens.values().removeIf(owner::equals);
    }

    /**
     * {@code GET /oauth/v2/authorize}: decides at once and sends the browser back. Beside Slack's parameters it takes {@code team} and {@code
     * user} (default: the first of each), {@code enterprise} to approve for a whole organization, and {@code decline}, where a person would
     * choose.
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
        String scopes = asked.getOrDefault("scope", "");
        if (!scopes.isEmpty() && !app.scopes().containsAll(List.of(scopes.split(",", -1)))) {
            return WireResponse.text(400, "invalid_scope");
        }
        String back = redirect + (redirect.contains("?") ? "&" : "?");
        String state = "&state=" + URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8);
        if (asked.containsKey("decline")) {
            return WireResponse.empty(302).with("Location", back + "error=access_denied" + state);
        }
        Optional<SlackWorkspace> workspace = workspaces.values().stream()
                .filter(each -> each.teamId().equals(asked.getOrDefault("team", each.teamId())))
                .filter(each -> !asked.containsKey("enterprise")
                        || asked.get("enterprise").equals(each.enterpriseId()))
                .findFirst();
        if (workspace.isEmpty()) {
            return WireResponse.text(404, "invalid_team");
        }
        String user = Optional.ofNullable(asked.get("user"))
                .orElseGet(() -> workspace.get().users().stream()
                        .map(SlackUser::id)
                        .findFirst()
                        .orElse("U0NOBODY"));
        String owner = asked.getOrDefault("enterprise", workspace.get().teamId());
        return WireResponse.empty(302).with("Location", back + "code=" + approve(owner, user, redirect) + state);
    }

    ObjectNode access(WireRequest request, ObjectNode arguments) {
        authenticate(request, arguments);
        if (arguments.path("grant_type").asText("authorization_code").equals("refresh_token")) {
            return refresh(arguments.path("refresh_token").asText());
        }
        // Used up by the attempt, whatever comes of it.
        Approval approval = codes.remove(arguments.path("code").asText());
        if (approval == null) {
            throw new SlackError("invalid_code");
        }
        if (approval.redirectUri() != null
                && !approval.redirectUri().equals(arguments.path("redirect_uri").asText())) {
            throw new SlackError("bad_redirect_uri");
        }
        ObjectNode answer = granted(approval.owner());
        answer.putObject("authed_user").put("id", approval.userId());
        return answer;
    }

    ObjectNode revoke(String token) {
        Tokens.Held was = tokens.find(token).orElseThrow(() -> new SlackError("invalid_auth"));
        if (was.standing() != Tokens.Standing.VALID) {
            throw new SlackError(was.standing() == Tokens.Standing.EXPIRED ? "token_expired" : "token_revoked");
        }
        tokens.revokeOne(token);
        return Json.object().put("revoked", true);
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
        String owner = refreshTokens.remove(refreshToken);
        if (owner == null) {
            throw new SlackError("invalid_refresh_token");
        }
        return granted(owner);
    }

    private ObjectNode granted(String owner) {
        String token = (rotate ? "xoxe.xoxb-" : "xoxb-") + "standin-" + owner + "-" + ids.number();
        tokens.install(owner, token, rotate ? clock.instant().plus(LIFETIME) : null);
        SlackWorkspace workspace = workspaces.values().stream()
                .filter(each -> each.teamId().equals(owner) || owner.equals(each.enterpriseId()))
                .findFirst()
                .orElseThrow();
        boolean wide = !workspace.teamId().equals(owner);
        ObjectNode answer = Json.object()
                .put("app_id", app.appId())
                .put("scope", String.join(",", new TreeSet<>(app.scopes())))
                .put("token_type", "bot")
                .put("access_token", token)
                .put("bot_user_id", workspace.botUserId());
        if (wide) {
            answer.putNull("team");
        } else {
            answer.putObject("team").put("id", owner).put("name", workspace.name());
        }
        if (workspace.enterpriseId() == null) {
            answer.putNull("enterprise");
        } else {
            answer.putObject("enterprise").put("id", workspace.enterpriseId()).put("name", workspace.name() + " Group");
        }
        answer.put("is_enterprise_install", wide);
        if (rotate) {
            String replaced = currentTokens.put(owner, token);
            if (replaced != null) {
                tokens.expire(replaced);
            }
            String refreshToken = "xoxe-1-standin-" + owner + "-" + ids.number();
            refreshTokens.put(refreshToken, owner);
            answer.put("refresh_token", refreshToken).put("expires_in", LIFETIME.toSeconds());
        }
        return answer;
    }
}
