package dev.trellis.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trellis.conversation.Conversation;
import dev.trellis.teams.identity.SigningKeys;
import dev.trellis.testkit.NeverLogged;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The adapter as the service runs it, with a real HTTP server, against {@link FakeTeams}. One for all tests of a run. */
public final class TeamsServer {
    public static final String SECRET = NeverLogged.secret("the secret&");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TeamsServer ONE = new TeamsServer();

    final FakeTeams teams = new FakeTeams().running();
    final EmbeddedServer server = ApplicationContext.run(EmbeddedServer.class, properties(teams));
    private final HttpClient client = HttpClient.newHttpClient();

    /** A cold machine may take longer for the very first fetch than a request may wait; no test is about that. */
    private TeamsServer() {
        Instant end = Instant.now().plusSeconds(60);
        while (!(bean(SigningKeys.class).find(BotFrameworkTokens.KEY.getKeyID()) instanceof SigningKeys.Lookup.Found)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("no keys");
            }
            Thread.onSpinWait();
        }
    }

    /** Reset to nothing posted and nobody listening. */
    static TeamsServer fresh() {
        ONE.teams.reset();
        TestBeans.CLOCK.reset();
        TestBeans.conversation = (inbound, deadline) -> {
            throw new IllegalStateException("nobody listens");
        };
        return ONE;
    }

    /** As it is. */
    static TeamsServer current() {
        return ONE;
    }

    static Map<String, Object> properties(FakeTeams teams) {
        return new HashMap<>(Map.of(
                "micronaut.server.port",
                -1,
                "trellis.allow-insecure-standins",
                true,
                "trellis.teams.app-id",
                BotFrameworkTokens.APP,
                "trellis.teams.app-password",
                SECRET,
                "trellis.teams.tenant-id",
                FakeTeams.TENANT,
                "trellis.teams.openid-metadata-url",
                teams.server.baseUrl() + "/openid",
                "trellis.teams.login-url",
                teams.server.baseUrl() + "/login",
                "trellis.teams.service-hosts",
                "localhost:" + teams.server.port(),
                "trellis.teams.request-timeout",
                "1500ms"));
    }

    void answeredBy(Conversation conversation) {
        TestBeans.conversation = conversation;
    }

    <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    String genuineToken() {
        return BotFrameworkTokens.genuine(teams.serviceUrl(), TestBeans.CLOCK.instant());
    }

    /** What came back; a missing node for an empty body. */
    record Response(int status, JsonNode body, String text) {}

    Response post(JsonNode activity) {
        return post("Bearer " + genuineToken(), activity.toString().getBytes(StandardCharsets.UTF_8));
    }

    Response post(String authorization, byte[] body) {
        return post(authorization, body, "application/json; charset=utf-8");
    }

    /** @param contentType none if empty */
    Response post(String authorization, byte[] body, String contentType) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.getURL() + "/api/messages"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            if (!contentType.isEmpty()) {
                request.header("Content-Type", contentType);
            }
            if (authorization != null) {
                request.header("Authorization", authorization);
            }
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Response(
                    response.statusCode(),
                    response.body().length == 0 ? JSON.missingNode() : JSON.readTree(response.body()),
                    new String(response.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
