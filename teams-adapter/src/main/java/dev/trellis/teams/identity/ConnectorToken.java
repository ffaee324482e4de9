package dev.trellis.teams.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trellis.teams.install.TeamsConfiguration;
import dev.trellis.teams.install.TeamsHttp;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our token for the Connector: OAuth 2.0 client credentials at the tenant's authority. One token is shared by all threads and renewed
 * five minutes before its end; while a renewal fails, the old one is used to its end. Own code and not msal4j, which accepts neither an
 * {@code http} authority (a stand-in) nor a clock (see README).
 */
@Singleton
public class ConnectorToken {
    private static final Logger log = LoggerFactory.getLogger(ConnectorToken.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCOPE = "https://api.botframework.com/.default";
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final TeamsConfiguration configuration;
    private final TeamsHttp http;
    private final Clock clock;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable Held held;

    public ConnectorToken(TeamsConfiguration configuration, TeamsHttp http, Clock clock) {
        this.configuration = configuration;
        this.http = http;
        this.clock = clock;
    }

    /** What can be put on a call. */
    public sealed interface Bearer {
        record Token(String value) implements Bearer {
            /** Without the secret. */
            @Override
            public String toString() {
                return "Token[]";
            }
        }

        /** The authority does not accept our id or secret. */
        record Refused(String why) implements Bearer {}

        /** The authority could not be asked. */
        record Unavailable(String why) implements Bearer {}
    }

    public Bearer bearer() {
        Held now = held;
        if (now != null && now.isFresh(clock.instant())) {
            return now.token();
        }
        renewing.lock();
        try {
            Held meanwhile = held;
            if (meanwhile != null && meanwhile.isFresh(clock.instant())) {
                return meanwhile.token();
            }
            Bearer renewed = renew();
            if (meanwhile != null
                    && meanwhile.until().isAfter(clock.instant())
                    && renewed instanceof Bearer.Unavailable) {
                return meanwhile.token();
            }
            return renewed;
        } finally {
            renewing.unlock();
        }
    }

    /** The Connector did not accept this token: the next call gets another one. */
    public void discard(Bearer.Token refused) {
        Held now = held;
        if (now != null && now.token().equals(refused)) {
            held = null;
        }
    }

    private Bearer renew() {
        Map<String, String> form = Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                configuration.appId(),
                "client_secret",
                configuration.password(),
                "scope",
                SCOPE);
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(authority())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, configuration.requestTimeout());
            return read(response.statusCode(), response.body());
        } catch (IOException noAnswer) {
            return new Bearer.Unavailable("login: " + noAnswer.getClass().getSimpleName());
        }
    }

    private Bearer read(int status, byte[] body) throws IOException {
        JsonNode json = json(body);
        String token = json.path("access_token").asText();
        if (status == 200 && !token.isEmpty()) {
            Duration life = Duration.ofSeconds(json.path("expires_in").asLong(3600));
            Held fresh = new Held(new Bearer.Token(token), clock.instant().plus(life), life);
            held = fresh;
            return fresh.token();
        }
        if (status == 400 || status == 401 || status == 403) {
            log.error(
                    "Microsoft does not accept the bot's app id or password ({}); nothing can be sent to Teams",
                    json.path("error").asText("no reason given"));
            return new Bearer.Refused("login refused: " + json.path("error").asText("status " + status));
        }
        return new Bearer.Unavailable("login: status " + status);
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return JSON.createObjectNode();
        }
    }

    private URI authority() {
        String base = configuration.loginUrl().toString();
        return URI.create((base.endsWith("/") ? base : base + "/")
                + URLEncoder.encode(configuration.tenant(), StandardCharsets.UTF_8)
                + "/oauth2/v2.0/token");
    }

    private record Held(Bearer.Token token, Instant until, Duration life) {
        /** Short-lived tokens (tests, stand-ins) are renewed at half their life rather than on every call. */
        boolean isFresh(Instant now) {
            Duration ahead = life.compareTo(AHEAD.multipliedBy(2)) < 0 ? life.dividedBy(2) : AHEAD;
            return now.isBefore(until.minus(ahead));
        }
    }
}
