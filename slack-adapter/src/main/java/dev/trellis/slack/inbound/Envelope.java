package dev.trellis.slack.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.bolt.response.Response;
import dev.trellis.slack.render.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Socket Mode wraps a payload in. Unwrapped, it is the body that the same payload has over HTTP, so that the very same way leads on
 * from here; an answer is wrapped again.
 *
 * <p>Source: Slack's "Using Socket Mode".
 *
 * @param id to be sent back, or Slack takes it that nobody heard
 * @param answerable whether Slack takes a payload with the acknowledgement
 */
record Envelope(String id, Type type, JsonNode payload, boolean answerable, int retry, String retryReason) {
    /** What is in it. */
    enum Type {
        EVENTS_API,
        INTERACTIVE,
        SLASH_COMMANDS
    }

    /** Empty for what is no envelope of a payload: {@code hello}, {@code disconnect}, and types that nobody asked for. */
    static Optional<Envelope> read(JsonNode message) {
        Type type = switch (message.path("type").asText()) {
            case "events_api" -> Type.EVENTS_API;
            case "interactive" -> Type.INTERACTIVE;
            case "slash_commands" -> Type.SLASH_COMMANDS;
            default -> null;
        };
        String id = message.path("envelope_id").asText();
        return type == null || id.isBlank() || !message.path("payload").isObject()
                ? Optional.empty()
                : Optional.of(new Envelope(
                        id,
                        type,
                        message.path("payload"),
                        message.path("accepts_response_payload").asBoolean(false),
                        message.path("retry_attempt").asInt(0),
                        message.path("retry_reason").asText("")));
    }

    /** As the payload comes over HTTP. */
    byte[] body() {
        String body = switch (type) {
            case EVENTS_API -> Json.write(payload);
            case INTERACTIVE -> "payload=" + encode(Json.write(payload));
            case SLASH_COMMANDS -> {
                List<String> fields = new ArrayList<>();
                payload.properties().forEach(field -> {
                    if (!field.getValue().isNull()) {
                        fields.add(encode(field.getKey()) + "="
                                + encode(field.getValue().asText()));
                    }
                });
                yield String.join("&", fields);
            }
        };
        return body.getBytes(StandardCharsets.UTF_8);
    }

    Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        if (retry > 0) {
            headers.put("X-Slack-Retry-Num", List.of(String.valueOf(retry)));
            headers.put("X-Slack-Retry-Reason", List.of(retryReason));
        }
        return headers;
    }

    /** What acknowledges it; absent when nothing was kept of it and Slack shall bring it again. */
    @Nullable
    String acknowledgement(Response response) {
        if (response.getStatusCode() >= 500) {
            return null;
        }
        ObjectNode acknowledgement = Json.object().put("envelope_id", id);
        String body = response.getBody();
        if (answerable && body != null && !body.isBlank()) {
            try {
                acknowledgement.set("payload", Json.MAPPER.readTree(body));
            } catch (JsonProcessingException e) {
                acknowledgement.putObject("payload").put("text", body);
            }
        }
        return Json.write(acknowledgement);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
