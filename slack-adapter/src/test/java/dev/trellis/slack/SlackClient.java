package dev.trellis.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.organization.Tenancy;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.secrecy.EncryptionKey;
import dev.trellis.secrecy.Vault;
import dev.trellis.slack.outbound.SlackChat;
import dev.trellis.slack.render.Json;
import dev.trellis.testkit.NeverLogged;
import dev.trellis.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Slack's side of the door: signs and sends. One service and one Slack for all tests of the module; both forget between tests. */
final class SlackClient {
    static final String SECRET = NeverLogged.secret("current-secret");
    static final String PREVIOUS = NeverLogged.secret("previous-secret");
    private static final String KEY = EncryptionKey.generate().toJson();
    private static @Nullable SlackClient shared;

    final SlackServers servers;
    private final TestDatabase database;
    private final EmbeddedServer service;
    private final HttpClient http = HttpClient.newHttpClient();

    /** A service of its own, which others may share the database or Slack with. */
    SlackClient(SlackServers servers, TestDatabase database) {
        this.servers = servers;
        this.database = database;
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.put("micronaut.server.port", -1);
        properties.put("trellis.encryption-key", KEY);
        properties.put("trellis.slack.signing-secret", SECRET);
        properties.put("trellis.slack.signing-secret-previous", PREVIOUS);
        properties.put("trellis.slack.bot-token", SlackServers.TOKEN);
        properties.put("trellis.slack.api-url", servers.url() + "/api");
        properties.put("trellis.slack.read-timeout", "3s");
        service = ApplicationContext.run(EmbeddedServer.class, properties);
    }

    void stop() {
        service.close();
    }

    /** As if the configured token were one for the whole Enterprise organization too. */
    private void installedOrganizationWide() {
        long home = bean(Tenancy.class).home().id();
        database.execute(
                "insert into slack_installation (organization_id, workspace, enterprise, name, app, bot_user, origin, state, bot_token,"
                        + " scopes, installed_by, installed_at) values (" + home
                        + ", 'E0ORG', 'E0ORG', 'Org', 'A1', 'U0BOT', 'TOKEN', 'SERVED', '"
                        + bean(Vault.class).seal(SlackServers.TOKEN, "slack_installation.bot_token")
                        + "', '', '', '2023-01-01')");
    }

    static synchronized SlackClient shared() {
        if (shared == null) {
            SlackClient warm = new SlackClient(new SlackServers(), TestDatabase.migrated());
            // The first call of a cold machine may take longer than the time-out that tests of slowness want.
            warm.bean(SlackChat.class)
                    .profile(
                            new WorkspaceRef("slack", SlackServers.TEAM, null),
                            new ChatIdentity("slack", SlackServers.TEAM, "U0"));
            warm.installedOrganizationWide();
            shared = warm;
        }
        return shared;
    }

    <T> T bean(Class<T> type) {
        return service.getApplicationContext().getBean(type);
    }

    SteppedClock clock() {
        return (SteppedClock) bean(Clock.class);
    }

    /** A response; its body is an empty object where it is not JSON. */
    record Response(int status, String body, JsonNode json) {}

    Response post(String body) {
        return post(body, SECRET);
    }

    Response post(String body, String secret) {
        return post(body, secret, Map.of());
    }

    Response post(String body, String secret, Map<String, String> headers) {
        String timestamp = String.valueOf(clock().instant().getEpochSecond());
        return send(body, timestamp, signature(secret, timestamp, body), headers);
    }

    Response send(String body, @Nullable String timestamp, @Nullable String signature, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.getURL() + "/slack/events"))
                .header("Content-Type", body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (timestamp != null) {
            request.header("X-Slack-Request-Timestamp", timestamp);
        }
        if (signature != null) {
            request.header("X-Slack-Signature", signature);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            JsonNode json = text.startsWith("{") ? Json.MAPPER.readTree(text) : Json.object();
            return new Response(response.statusCode(), text, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** On purpose not the adapter's own signing: a mistake there must not be made here too. */
    static String signature(String secret, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String base = "v0:" + timestamp + ":" + body;
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String interaction(ObjectNode payload) {
        return "payload=" + encode(Json.write(payload));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
