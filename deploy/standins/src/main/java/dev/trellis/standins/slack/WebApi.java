package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.FaultyDispatch;
import dev.trellis.standins.Json;
import dev.trellis.standins.Misbehaviour;
import dev.trellis.standins.WireRequest;
import dev.trellis.standins.WireResponse;
import dev.trellis.standins.Witness;
import dev.trellis.standins.WitnessedCall.Direction;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The HTTP face: {@code /api/<method>}, response URLs, the approval page. */
final class WebApi {
    static final String APP_TOKEN = "xapp-1-standin";

    private final SlackApp app;
    private final Tokens tokens;
    private final Map<String, SlackWorkspace> workspaces;
    private final OAuth oauth;
    private final Witness witness;
    private final SocketModeServer sockets;
    private final RateLimits rateLimits;
    private final ResponseUrlCalls responseUrls;
    private final FaultyDispatch faults;
    private final Map<String, ApiCall.Registered> methods = new HashMap<>();

    WebApi(
            SlackApp app,
            Tokens tokens,
            Map<String, SlackWorkspace> workspaces,
            OAuth oauth,
            Misbehaviour misbehaviour,
            Witness witness,
            RateLimits rateLimits,
            TriggerIds triggers,
            ResponseUrls responseUrls,
            EchoedMessages echo,
            SocketModeServer sockets) {
        this.sockets = sockets;
        this.app = app;
        this.tokens = tokens;
        this.workspaces = workspaces;
        this.oauth = oauth;
        this.witness = witness;
        this.rateLimits = rateLimits;
        this.responseUrls = new ResponseUrlCalls(workspaces, responseUrls);
        this.faults = new FaultyDispatch(misbehaviour, WebApi::tooManyRequests, WebApi::serverError);
        methods.putAll(new ChatMethods(rateLimits, echo::posted).all());
        methods.putAll(new ViewMethods(triggers).all());
        methods.putAll(ConversationMethods.all());
        methods.putAll(PeopleMethods.all());
    }

    WireResponse answer(WireRequest request) {
        String path = request.path();
        if (path.startsWith("/response/")) {
            return faults.around(
                    "response_url",
                    () -> responseUrl(request),
                    outcome -> record("response_url", Json.object(), outcome));
        }
        if (path.equals("/oauth/v2/authorize")) {
            return oauth.authorize(request);
        }
        if (!path.startsWith("/api/")) {
            return WireResponse.text(404, "not found");
        }
        String method = path.substring("/api/".length());
        return faults.around(method, () -> api(method, request), outcome -> record(method, Json.object(), outcome));
    }

    private WireResponse api(String method, WireRequest request) {
        ObjectNode arguments = Json.object();
        try {
            arguments = ApiCall.arguments(request);
            ObjectNode answer = run(method, request, arguments);
            record(method, arguments, "ok");
            return WireResponse.json(200, ok(answer));
        } catch (SlackError refused) {
            record(method, arguments, refused.code());
            return WireResponse.json(200, refusal(method, refused));
        } catch (RateLimits.Exceeded exceeded) {
            record(method, arguments, "ratelimited");
            return tooManyRequests(exceeded.retryAfter());
        }
    }

    private ObjectNode run(String method, WireRequest request, ObjectNode arguments) {
        if (method.equals("oauth.v2.access")) {
            return oauth.access(request, arguments);
        }
        if (method.equals("auth.revoke")) {
            return oauth.revoke(request.bearerToken()
                    .orElseGet(() -> arguments.path("token").asText()));
        }
        if (method.equals("apps.connections.open")) {
            if (!request.bearerToken().orElse("").equals(APP_TOKEN)) {
                throw new SlackError("not_allowed_token_type");
            }
            return Json.object().put("url", sockets.address());
        }
        if (method.equals("api.test")) {
            return Json.object();
        }
        ApiCall.Registered registered = methods.get(method);
        if (registered == null) {
            throw new SlackError("unknown_method");
        }
        SlackWorkspace workspace = authenticated(request, arguments);
        if (!registered.anyScope().isEmpty() && registered.anyScope().stream().noneMatch(app.scopes()::contains)) {
            throw new SlackError("missing_scope");
        }
        rateLimits.takeMethod(workspace.teamId(), method);
        return workspace.locked(() -> registered.method().run(new ApiCall(workspace, arguments)));
    }

    private SlackWorkspace authenticated(WireRequest request, ObjectNode arguments) {
        String token =
                request.bearerToken().orElseGet(() -> arguments.path("token").asText());
        if (token.isEmpty()) {
            throw new SlackError("not_authed");
        }
        Tokens.Held held = tokens.find(token).orElseThrow(() -> new SlackError("invalid_auth"));
        switch (held.standing()) {
            case INACTIVE -> throw new SlackError("account_inactive");
            case REVOKED -> throw new SlackError("token_revoked");
            case EXPIRED -> throw new SlackError("token_expired");
            case VALID -> {}
        }
        SlackWorkspace workspace = workspaces.get(held.owner());
        return workspace != null ? workspace : inOrganization(held.owner(), arguments);
    }

    /** A token of a whole organization acts in that workspace which {@code team_id} names, or whose person or conversation it is about. */
    private SlackWorkspace inOrganization(String enterprise, ObjectNode arguments) {
        List<SlackWorkspace> all = workspaces.values().stream()
                .filter(each -> enterprise.equals(each.enterpriseId()))
                .toList();
        return all.stream()
                .filter(each -> each.knows(arguments))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new SlackError("invalid_auth"));
    }

    private WireResponse responseUrl(WireRequest request) {
        try {
            responseUrls.use(request);
            record("response_url", request.json(), "ok");
            return WireResponse.text(200, "ok");
        } catch (SlackError refused) {
            record("response_url", request.json(), refused.code());
            return WireResponse.json(
                    Set.of("used_url", "expired_url", "invalid_url").contains(refused.code()) ? 404 : 500,
                    Json.object().put("ok", false).put("error", refused.code()));
        }
    }

    private void record(String method, JsonNode arguments, String outcome) {
        if (arguments instanceof ObjectNode object) {
            ObjectNode shown = object.deepCopy();
            shown.remove(List.of("token", "client_secret", "refresh_token", "code"));
            witness.record(Direction.FROM_SERVICE, method, shown, outcome);
        } else {
            witness.record(Direction.FROM_SERVICE, method, Json.object(), outcome);
        }
    }

    private static ObjectNode ok(ObjectNode answer) {
        ObjectNode complete = Json.object().put("ok", true);
        complete.setAll(answer);
        return complete;
    }

    private ObjectNode refusal(String method, SlackError refused) {
        ObjectNode answer = Json.object().put("ok", false).put("error", refused.code());
        if (!refused.messages().isEmpty()) {
            answer.putObject("response_metadata").set("messages", Json.strings(refused.messages()));
        }
        ApiCall.Registered registered = methods.get(method);
        if (refused.code().equals("missing_scope") && registered != null) {
            answer.put("needed", String.join(",", registered.anyScope()))
                    .put("provided", String.join(",", new TreeSet<>(app.scopes())));
        }
        return answer;
    }

    private static WireResponse tooManyRequests(Duration retryAfter) {
        return WireResponse.json(429, Json.object().put("ok", false).put("error", "ratelimited"))
                .with("Retry-After", FaultyDispatch.retryAfterSeconds(retryAfter));
    }

    private static WireResponse serverError(int status) {
        return WireResponse.text(status, "<html>Slack is having trouble</html>");
    }
}
