package dev.trellis.slack.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.slack.api.app_backend.slash_commands.SlashCommandPayloadDetector;
import com.slack.api.app_backend.util.JsonPayloadExtractor;
import dev.trellis.slack.render.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /**
     * A body that was looked at.
     *
     * @param payload absent for a command, which is a form
     */
    record Seen(boolean known, @Nullable JsonNode payload) {
        boolean isPress() {
            return known && payload != null && payload.path("type").asText().equals("block_actions");
        }
    }

    static boolean isKnown(String body) {
        return look(body).known();
    }

    /** Throws what the SDK throws for a body that is neither a form nor JSON. */
    static Seen look(String body) {
        String json = new JsonPayloadExtractor().extractIfExists(body);
        if (json == null) {
            return new Seen(new SlashCommandPayloadDetector().isCommand(body), null);
        }
        try {
            JsonNode payload = STRICT.readTree(json);
            return new Seen(isKnown(payload), payload);
        } catch (JsonProcessingException e) {
            return new Seen(false, null);
        }
    }

    private static boolean isKnown(JsonNode payload) {
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
