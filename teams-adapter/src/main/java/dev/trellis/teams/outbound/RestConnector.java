package dev.trellis.teams.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ConversationParameters;
import dev.trellis.teams.identity.ConnectorToken;
import dev.trellis.teams.identity.ConnectorToken.Bearer;
import dev.trellis.teams.install.TeamsConfiguration;
import dev.trellis.teams.install.TeamsHttp;
import dev.trellis.teams.install.TrustedAddresses;
import dev.trellis.teams.render.Wire;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The Connector over the JDK's HTTP client, with the SDK's types on the wire. */
@Singleton
public class RestConnector implements Connector {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TeamsConfiguration configuration;
    private final TrustedAddresses addresses;
    private final ConnectorToken credentials;
    private final TeamsHttp http;
    private final Clock clock;

    public RestConnector(
            TeamsConfiguration configuration,
            TrustedAddresses addresses,
            ConnectorToken credentials,
            TeamsHttp http,
            Clock clock) {
        this.configuration = configuration;
        this.addresses = addresses;
        this.credentials = credentials;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public ConnectorResult open(String serviceUrl, ConversationParameters parameters) {
        return call("POST", serviceUrl, parameters, "conversations");
    }

    @Override
    public ConnectorResult send(String serviceUrl, String conversation, Activity activity) {
        return call("POST", serviceUrl, activity, "conversations", conversation, "activities");
    }

    @Override
    public ConnectorResult update(String serviceUrl, String conversation, String message, Activity activity) {
        return call("PUT", serviceUrl, activity, "conversations", conversation, "activities", message);
    }

    @Override
    public ConnectorResult delete(String serviceUrl, String conversation, String message) {
        return call("DELETE", serviceUrl, null, "conversations", conversation, "activities", message);
    }

    @Override
    public ConnectorResult member(String serviceUrl, String conversation, String member) {
        return call("GET", serviceUrl, null, "conversations", conversation, "members", member);
    }

    private ConnectorResult call(String method, String serviceUrl, @Nullable Object body, String... path) {
        if (!addresses.isService(serviceUrl)) {
            return new ConnectorResult.NotTrusted();
        }
        return switch (credentials.bearer()) {
            case Bearer.Refused(String why) -> new ConnectorResult.NoCredentials(why);
            case Bearer.Unavailable(String why) -> new ConnectorResult.NotSent(why);
            case Bearer.Token token -> call(method, uri(serviceUrl, path), body, token);
        };
    }

    private ConnectorResult call(String method, URI uri, @Nullable Object body, Bearer.Token token) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token.value())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json; charset=utf-8")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(Wire.bytes(body)))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, configuration.requestTimeout());
            int status = response.statusCode();
            if (status == 401) {
                credentials.discard(token);
            }
            JsonNode answer = json(response.body());
            return status / 100 == 2
                    ? new ConnectorResult.Done(answer)
                    : new ConnectorResult.Refused(
                            status,
                            word(answer.path("error").path("code").asText()),
                            RetryAfter.of(
                                    response.headers().firstValue("Retry-After").orElse(null), clock));
        } catch (ConnectException | HttpConnectTimeoutException noConnection) {
            return new ConnectorResult.NotSent("no connection to the service");
        } catch (IOException noAnswer) {
            return noAnswer.getCause() instanceof UnresolvedAddressException
                    ? new ConnectorResult.NotSent("the service's name is not known")
                    : new ConnectorResult.Unanswered(noAnswer.getClass().getSimpleName());
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode read = JSON.readTree(body);
            return read == null ? JSON.createObjectNode() : read;
        } catch (IOException notJson) {
            return JSON.createObjectNode();
        }
    }

    /** Ids of conversations hold {@code : ; @ =} and travel as one segment. */
    private static URI uri(String serviceUrl, String... path) {
        StringBuilder uri = new StringBuilder(serviceUrl);
        if (!serviceUrl.endsWith("/")) {
            uri.append('/');
        }
        uri.append("v3");
        for (String segment : path) {
            uri.append('/')
                    .append(URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return URI.create(uri.toString());
    }

    /** Error codes are words; anything else could be part of a message and does not belong into logs. */
    private static String word(String code) {
        return code.matches("[A-Za-z0-9_.-]{1,80}") ? code : "";
    }
}
