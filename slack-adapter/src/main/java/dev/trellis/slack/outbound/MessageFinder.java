package dev.trellis.slack.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.Parcel;
import dev.trellis.slack.identity.SlackTeam;
import dev.trellis.slack.render.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a posted message by the opaque id in its metadata, newest first. Any app in the workspace can read metadata, so nothing but the
 * id is ever in there.
 */
final class MessageFinder {
    private static final String EVENT_TYPE = "trellis_message";
    private static final int PAGE = 200;
    private static final int PAGES = 5;

    private final WebApi api;

    MessageFinder(WebApi api) {
        this.api = api;
    }

    static ObjectNode metadata(String id) {
        ObjectNode metadata = Json.object().put("event_type", EVENT_TYPE);
        metadata.putObject("event_payload").put("id", id);
        return metadata;
    }

    /** A message in doubt with a thousand newer ones after it does not happen in a direct conversation; in a channel it might. */
    DeliveryOutcome find(Parcel parcel, String token, String channel, @Nullable String address, Patience patience) {
        String cursor = "";
        for (int page = 0; page < PAGES; page++) {
            if (patience.isOver()) {
                return new DeliveryOutcome.RetryAfter(Duration.ofSeconds(10), "Slack is slow");
            }
            WebApiResult result = api.call("conversations.history", token, parameters(channel, cursor));
            if (result instanceof WebApiResult.RateLimited(Duration delay)) {
                return new DeliveryOutcome.Limited(delay, "rate limited");
            }
            if (!(result instanceof WebApiResult.Ok(JsonNode body))) {
                return new DeliveryOutcome.Unknown(result.brief());
            }
            for (JsonNode message : body.path("messages")) {
                if (isOurs(message.path("metadata"), parcel.id())) {
                    return new DeliveryOutcome.Delivered(
                            new MessageRef(
                                    SlackTeam.PLATFORM,
                                    parcel.workspace().id(),
                                    channel,
                                    message.path("ts").asText()),
                            address);
                }
            }
            cursor = body.path("response_metadata").path("next_cursor").asText("");
            if (cursor.isEmpty()) {
                return new DeliveryOutcome.Rejected("it is not there");
            }
        }
        return address != null
                ? new DeliveryOutcome.Rejected("it is not among the newest " + PAGE * PAGES)
                : new DeliveryOutcome.Unknown("it is not among the newest " + PAGE * PAGES);
    }

    private static Map<String, String> parameters(String channel, String cursor) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("channel", channel);
        parameters.put("include_all_metadata", "true");
        parameters.put("limit", String.valueOf(PAGE));
        if (!cursor.isEmpty()) {
            parameters.put("cursor", cursor);
        }
        return parameters;
    }

    private static boolean isOurs(JsonNode metadata, String id) {
        return metadata.path("event_type").asText().equals(EVENT_TYPE)
                && metadata.path("event_payload").path("id").asText().equals(id);
    }
}
