package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.standins.FaultyDispatch;
import dev.trellis.standins.Json;
import dev.trellis.standins.Misbehaviour;
import dev.trellis.standins.WireRequest;
import dev.trellis.standins.WireResponse;
import dev.trellis.standins.Witness;
import dev.trellis.standins.WitnessedCall.Direction;
import java.time.Duration;
import java.util.Optional;

/** The HTTP face: OpenID metadata, login, and the Connector below the service URL. */
final class TeamsServer {
    /** The region in the service URL. */
    static final String REGION = "/amer";

    private final BotFrameworkKeys keys;
    private final LoginService login;
    private final Connector connector;
    private final Witness witness;
    private final FaultyDispatch faults;

    TeamsServer(
            BotFrameworkKeys keys,
            LoginService login,
            Connector connector,
            Misbehaviour misbehaviour,
            Witness witness) {
        this.keys = keys;
        this.login = login;
        this.connector = connector;
        this.witness = witness;
        this.faults = new FaultyDispatch(misbehaviour, TeamsServer::tooManyRequests, TeamsServer::serverError);
    }

    WireResponse answer(WireRequest request) {
        String address = "http://" + request.header("host").orElse("127.0.0.1");
        if (request.path().startsWith(REGION + "/v3/")) {
            ConnectorCall call = ConnectorCall.of(request, request.path().substring(REGION.length()));
            return faults.around(call.name(), () -> connector(call), outcome -> record(call.name(), call, outcome));
        }
        return switch (request.path()) {
            case "/v1/.well-known/openidconfiguration" ->
                faults.around(
                        "openidconfiguration",
                        () -> WireResponse.json(200, BotFrameworkKeys.metadata(address)),
                        _ -> {});
            case "/v1/.well-known/keys" -> faults.around("keys", () -> WireResponse.json(200, keys.jwks()), _ -> {});
            default -> faults.around("token", () -> login(request, address), _ -> {});
        };
    }

    private WireResponse login(WireRequest request, String address) {
        Optional<WireResponse> answer = login.answer(request, address);
        answer.filter(_ -> request.path().endsWith("/token"))
                .ifPresent(response -> witness.record(
                        Direction.FROM_SERVICE,
                        "token",
                        Json.object(),
                        response.status() == 200 ? "ok" : "HTTP " + response.status()));
        return answer.orElseGet(() -> WireResponse.text(404, "not found"));
    }

    private WireResponse connector(ConnectorCall call) {
        Optional<String> problem = login.problem(call.request().bearerToken());
        if (problem.isPresent()) {
            record(call.name(), call, "Unauthorized");
            return ConnectorError.response(401, "Unauthorized", "Authorization has been denied: " + problem.get())
                    .with("WWW-Authenticate", "Bearer");
        }
        try {
            WireResponse response = connector.answer(call);
            record(call.name(), call, "ok");
            return response;
        } catch (ConnectorError refused) {
            record(call.name(), call, refused.code());
            return refused.response();
        } catch (Connector.TooFast tooFast) {
            record(call.name(), call, "TooManyRequests");
            return tooManyRequests(tooFast.retryAfter());
        }
    }

    private void record(String method, ConnectorCall call, String outcome) {
        JsonNode body = call.request().json();
        var arguments = Json.object();
        arguments.set("path", Json.strings(call.path()));
        if (!body.isMissingNode()) {
            arguments.set("body", body);
        }
        witness.record(Direction.FROM_SERVICE, method, arguments, outcome);
    }

    private static WireResponse tooManyRequests(Duration retryAfter) {
        return ConnectorError.response(429, "TooManyRequests", "API calls quota exceeded!")
                .with("Retry-After", FaultyDispatch.retryAfterSeconds(retryAfter));
    }

    private static WireResponse serverError(int status) {
        return ConnectorError.response(status, "ServiceError", "Unknown");
    }
}
