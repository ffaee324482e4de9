package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.standins.Exchange;
import dev.trellis.standins.Json;
import dev.trellis.standins.Misbehaviour;
import dev.trellis.standins.ServiceLink;
import dev.trellis.standins.Witness;
import dev.trellis.standins.WitnessedCall.Direction;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Signed requests from Slack to the service's {@code POST /slack/events}. */
final class SlackDelivery implements AutoCloseable {
    private final ServiceLink link;
    private final Witness witness;
    private final String signingSecret;
    private volatile InstantSource wireClock;
    private volatile Duration patience = Duration.ofSeconds(3);
    private volatile @Nullable URI target;
    private volatile @Nullable SocketModeServer socket;

    SlackDelivery(Misbehaviour misbehaviour, Witness witness, String signingSecret, InstantSource wireClock) {
        this.link = new ServiceLink(misbehaviour);
        this.witness = witness;
        this.signingSecret = signingSecret;
        this.wireClock = wireClock;
    }

    void target(URI events) {
        target = events;
    }

    /** From now on over Socket Mode. */
    void over(SocketModeServer server) {
        socket = server;
    }

    void patience(Duration howLong) {
        patience = howLong;
    }

    void wireClock(InstantSource clock) {
        wireClock = clock;
    }

    /** A slash command. */
    List<Exchange> form(String kind, Map<String, String> fields) {
        return send(kind, "application/x-www-form-urlencoded", encode(fields), Json.tree(fields), Map.of());
    }

    /** Buttons, selects, views: JSON in the form field {@code payload}. */
    List<Exchange> payload(String kind, JsonNode payload) {
        String body = encode(Map.of("payload", Json.write(payload)));
        return send(kind, "application/x-www-form-urlencoded", body, payload, Map.of());
    }

    /** Events and URL verification. */
    List<Exchange> json(String kind, JsonNode body, Map<String, String> extraHeaders) {
        return send(kind, "application/json", Json.write(body), body, extraHeaders);
    }

    private List<Exchange> send(
            String kind, String contentType, String body, JsonNode shown, Map<String, String> extraHeaders) {
        SocketModeServer connections = socket;
        if (connections != null) {
            String type = contentType.endsWith("json")
                    ? "events_api"
                    : body.startsWith("payload=") ? "interactive" : "slash_commands";
            Exchange exchange = connections.send(
                    type,
                    shown,
                    Integer.parseInt(extraHeaders.getOrDefault("X-Slack-Retry-Num", "0")),
                    extraHeaders.getOrDefault("X-Slack-Retry-Reason", ""),
                    patience);
            witness.record(Direction.TO_SERVICE, kind, shown, outcome(exchange));
            return List.of(exchange);
        }
        URI events = target;
        if (events == null) {
            throw new IllegalStateException("tell the Slack stand-in where the service is: connectTo(URI)");
        }
        long timestamp = wireClock.instant().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>(extraHeaders);
        headers.put("Content-Type", contentType);
        headers.put("Accept", "application/json,*/*");
        headers.put("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)");
        headers.put("X-Slack-Request-Timestamp", String.valueOf(timestamp));
        headers.put("X-Slack-Signature", SlackSignature.of(signingSecret, timestamp, body));
        List<Exchange> exchanges = link.post(kind, events, headers, body, patience);
        exchanges.forEach(each -> witness.record(Direction.TO_SERVICE, kind, shown, outcome(each)));
        return exchanges;
    }

    private static String outcome(Exchange exchange) {
        if (exchange.failure() != Exchange.Failure.NONE) {
            return exchange.failure().name().toLowerCase(Locale.ROOT);
        }
        return exchange.accepted() ? "ok" : "HTTP " + exchange.status();
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        link.close();
    }
}
