package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.trellis.standins.Json;
import dev.trellis.standins.WireRequest;
import dev.trellis.standins.WireResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Microsoft Entra's login for client credentials (documented): {@code POST /{tenant}/oauth2/v2.0/token}, with the discovery
 * documents that MSAL may ask for. Tokens live an hour of real time, for the SDKs cache them by real time.
 */
final class LoginService {
    static final String CONNECTOR = "https://api.botframework.com";
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String MANAGED_TENANT = "managed";

    private final TeamsBot bot;
    private final Predicate<String> knownTenant;
    private final InstantSource machine;
    private final BotFrameworkKeys keys = new BotFrameworkKeys();
    private final ClientAssertions assertions = new ClientAssertions();
    private final ManagedIdentity managed;
    private final AtomicBoolean revoked = new AtomicBoolean();
    private volatile long validFrom;

    /** @param machine real time, whatever the clock of the story says */
    LoginService(TeamsBot bot, Predicate<String> knownTenant, InstantSource machine) {
        this.bot = bot;
        this.managed = new ManagedIdentity(bot.appId());
        this.knownTenant = knownTenant;
        this.machine = machine;
    }

    Optional<WireResponse> answer(WireRequest request, String address) {
        String path = request.path();
        if (path.equals(ManagedIdentity.PATH)) {
            return Optional.of(managed(request));
        }
        if (path.endsWith("/discovery/instance")) {
            return Optional.of(WireResponse.json(200, instanceDiscovery(request, address)));
        }
        if (path.endsWith("/v2.0/.well-known/openid-configuration")) {
            return Optional.of(WireResponse.json(200, tenantMetadata(tenant(path), address)));
        }
        if (path.endsWith("/discovery/v2.0/keys")) {
            return Optional.of(WireResponse.json(200, keys.jwks()));
        }
        if (path.endsWith("/oauth2/v2.0/token") && request.method().equals("POST")) {
            return Optional.of(token(request, tenant(path), address));
        }
        return Optional.empty();
    }

    private static String tenant(String path) {
        return path.split("/", -1)[1];
    }

    private static ObjectNode instanceDiscovery(WireRequest request, String address) {
        String host = request.header("host").orElse("localhost");
        ObjectNode answer = Json.object()
                .put("tenant_discovery_endpoint", address + "/common/v2.0/.well-known/openid-configuration")
                .put("api-version", "1.1");
        ObjectNode metadata = answer.putArray("metadata").addObject();
        metadata.put("preferred_network", host).put("preferred_cache", host);
        metadata.putArray("aliases").add(host);
        return answer;
    }

    private static ObjectNode tenantMetadata(String tenant, String address) {
        return Json.object()
                .put("issuer", address + "/" + tenant + "/v2.0")
                .put("authorization_endpoint", address + "/" + tenant + "/oauth2/v2.0/authorize")
                .put("token_endpoint", address + "/" + tenant + "/oauth2/v2.0/token")
                .put("jwks_uri", address + "/" + tenant + "/discovery/v2.0/keys");
    }

    /** The one tenant that a managed identity belongs to. */
    private WireResponse managed(WireRequest request) {
        return managed.answer(request, LIFETIME, machine.instant(), () -> issue(MANAGED_TENANT));
    }

    ManagedIdentity managed() {
        return managed;
    }

    ClientAssertions assertions() {
        return assertions;
    }

    private Optional<String> assertionProblem(Map<String, String> form, String endpoint) {
        if (form.containsKey("client_secret") || !ASSERTION_TYPE.equals(form.get("client_assertion_type"))) {
            return Optional.of("type");
        }
        return assertions.problem(form.getOrDefault("client_assertion", ""), bot.appId(), endpoint, machine.instant());
    }

    private WireResponse token(WireRequest request, String tenant, String address) {
        Map<String, String> form = request.form();
        if (!knownTenant.test(tenant)) {
            return refused(400, "invalid_request", 90002, "Tenant '" + tenant + "' not found.");
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return refused(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
        }
        String id = form.getOrDefault("client_id", "");
        String secret = form.getOrDefault("client_secret", "");
        String header = request.header("authorization").orElse("");
        if (header.startsWith("Basic ")) {
            String[] basic =
                    new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8).split(":", 2);
            id = basic[0];
            secret = basic.length > 1 ? basic[1] : "";
        }
        if (!id.equals(bot.appId())) {
            return refused(
                    400, "unauthorized_client", 700016, "Application with identifier '" + id + "' was not found.");
        }
        if (form.containsKey("client_assertion")) {
            Optional<String> problem = assertionProblem(form, address + request.path());
            if (problem.isPresent()) {
                return refused(
                        401, "invalid_client", 700027, "Client assertion failed validation: " + problem.get() + ".");
            }
        } else if (!secret.equals(bot.appPassword())) {
            return refused(401, "invalid_client", 7000215, "Invalid client secret provided.");
        }
        if (!List.of(form.getOrDefault("scope", "").split(" ", -1)).contains(CONNECTOR + "/.default")) {
            return refused(400, "invalid_scope", 70011, "The provided value for scope is not valid.");
        }
        return WireResponse.json(
                200,
                Json.object()
                        .put("token_type", "Bearer")
                        .put("expires_in", LIFETIME.toSeconds())
                        .put("ext_expires_in", LIFETIME.toSeconds())
                        .put("access_token", issue(tenant)));
    }

    private String issue(String tenant) {
        Instant now = machine.instant();
        return keys.sign(new JWTClaimsSet.Builder()
                .issuer("https://sts.windows.net/" + tenant + "/")
                .audience(CONNECTOR)
                .claim("appid", bot.appId())
                .claim("tid", tenant)
                .claim("serial", validFrom)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build());
    }

    /** Why this bearer token may not call the Connector; empty if it may. */
    Optional<String> problem(Optional<String> bearer) {
        if (bearer.isEmpty()) {
            return Optional.of("no bearer token");
        }
        Optional<JWTClaimsSet> claims = keys.verified(bearer.get());
        if (claims.isEmpty()) {
            return Optional.of("token was not issued here");
        }
        if (!claims.get().getAudience().contains(CONNECTOR)) {
            return Optional.of("wrong audience");
        }
        if (!bot.appId().equals(claims.get().getClaim("appid"))) {
            return Optional.of("wrong appid");
        }
        if (claims.get().getExpirationTime().toInstant().isBefore(machine.instant())) {
            return Optional.of("token expired");
        }
        if (revoked.get() && !Long.valueOf(validFrom).equals(claims.get().getClaim("serial"))) {
            return Optional.of("token revoked");
        }
        return Optional.empty();
    }

    /** Every token given out so far stops working. */
    void revokeAll() {
        validFrom++;
        revoked.set(true);
    }

    private static WireResponse refused(int status, String error, int code, String description) {
        ObjectNode body =
                Json.object().put("error", error).put("error_description", "AADSTS" + code + ": " + description);
        body.putArray("error_codes").add(code);
        return WireResponse.json(
                status,
                body.put("trace_id", UUID.randomUUID().toString())
                        .put("correlation_id", UUID.randomUUID().toString()));
    }
}
