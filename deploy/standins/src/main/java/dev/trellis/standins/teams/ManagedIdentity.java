package dev.trellis.standins.teams;

import dev.trellis.standins.Json;
import dev.trellis.standins.WireRequest;
import dev.trellis.standins.WireResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The endpoint that App Service gives an app for its managed identity ("How to use managed identities for App Service and Azure Functions",
 * REST reference). It tells when a token ends, in text, and not how long it lasts.
 */
final class ManagedIdentity {
    static final String PATH = "/msi/token";

    private final String header = UUID.randomUUID().toString();
    private final String clientId;

    ManagedIdentity(String clientId) {
        this.clientId = clientId;
    }

    String header() {
        return header;
    }

    WireResponse answer(WireRequest request, Duration life, Instant now, Supplier<String> token) {
        Map<String, String> query = request.queryParameters();
        if (!request.header("x-identity-header").filter(header::equals).isPresent()) {
            return WireResponse.json(401, Json.object().put("error", "unauthorized"));
        }
        if (!request.method().equals("GET")
                || !"2019-08-01".equals(query.get("api-version"))
                || !LoginService.CONNECTOR.equals(query.get("resource"))
                || !clientId.equals(query.get("client_id"))) {
            return WireResponse.json(400, Json.object().put("error", "invalid_request"));
        }
        return WireResponse.json(
                200,
                Json.object()
                        .put("access_token", token.get())
                        .put("client_id", clientId)
                        .put("expires_on", Long.toString(now.plus(life).getEpochSecond()))
                        .put("resource", LoginService.CONNECTOR)
                        .put("token_type", "Bearer"));
    }
}
