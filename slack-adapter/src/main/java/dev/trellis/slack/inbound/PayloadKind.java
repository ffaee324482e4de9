package dev.trellis.slack.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.slack.api.app_backend.slash_commands.SlashCommandPayloadDetector;
import com.slack.api.app_backend.util.JsonPayloadExtractor;
import dev.trellis.slack.render.Json;
import java.util.Set;

/**
 * Looks at a body before Bolt does, because Bolt logs bodies that it cannot place, with every word in them, and fails on some that are
 * not what they say.
 */
final class PayloadKind {
    /** With a key twice it would be a matter of the parser who did what: Bolt's takes the last one, others the first. */
    private static final ObjectReader STRICT = Json.MAPPER.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private static final Set<String> INTERACTIONS = Set.of(
            "block_actions",
            "block_suggestion",
            "view_submission",
            "view_closed",
            "shortcut",
            "message_action",
            "interactive_message",
            "dialog_submission",
            "dialog_cancellation",
            "dialog_suggestion");

    private PayloadKind() {}

    /** Throws what the SDK throws for a body that is neither a form nor JSON. */
    static boolean isKnown(String body) {
        String json = new JsonPayloadExtractor().extractIfExists(body);
        if (json == null) {
            return new SlashCommandPayloadDetector().isCommand(body);
        }
        JsonNode payload;
        try {
            payload = STRICT.readTree(json);
        } catch (JsonProcessingException e) {
            return false;
        }
        String type = payload.path("type").asText();
        return switch (type) {
            case "url_verification" -> payload.path("challenge").isTextual();
            case "event_callback" -> payload.path("event").path("type").isTextual();
            case "view_submission", "view_closed" ->
                payload.path("view").path("type").isTextual()
                        && payload.path("user").path("id").isTextual();
            default ->
                INTERACTIONS.contains(type) && payload.path("user").path("id").isTextual();
        };
    }
}
