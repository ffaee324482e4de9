package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.trellis.standins.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as Teams keeps it.
 *
 * @param cardFor cards that an {@code Action.Execute} put in place for one person, by aadObjectId; an update by the bot ends
 *     them
 */
record TeamsMessage(
        String id,
        @Nullable String rootId,
        String authorId,
        boolean fromBot,
        boolean edited,
        String text,
        String textFormat,
        ArrayNode attachments,
        Map<String, JsonNode> cardFor) {
    static final String ADAPTIVE_CARD = "application/vnd.microsoft.card.adaptive";

    static TeamsMessage fromActivity(
            String id, @Nullable String rootId, String authorId, boolean fromBot, JsonNode activity) {
        ArrayNode attachments = Json.array();
        activity.path("attachments").forEach(each -> attachments.add(each.deepCopy()));
        return new TeamsMessage(
                id,
                rootId,
                authorId,
                fromBot,
                false,
                activity.path("text").asText(""),
                activity.path("textFormat").asText("markdown"),
                attachments,
                Map.of());
    }

    TeamsMessage editedTo(JsonNode activity) {
        TeamsMessage changed = fromActivity(id, rootId, authorId, fromBot, activity);
        return new TeamsMessage(
                id,
                rootId,
                authorId,
                fromBot,
                true,
                changed.text(),
                changed.textFormat(),
                changed.attachments(),
                Map.of());
    }

    TeamsMessage withCardFor(String aadObjectId, JsonNode card) {
        Map<String, JsonNode> cards = new LinkedHashMap<>(cardFor);
        cards.put(aadObjectId, card);
        return new TeamsMessage(
                id, rootId, authorId, fromBot, edited, text, textFormat, attachments, Map.copyOf(cards));
    }

    /** The Adaptive Card this person sees. */
    Optional<JsonNode> card(String aadObjectId) {
        if (cardFor.containsKey(aadObjectId)) {
            return Optional.of(cardFor.get(aadObjectId));
        }
        for (JsonNode attachment : attachments) {
            if (attachment.path("contentType").asText().equals(ADAPTIVE_CARD)) {
                return Optional.of(attachment.path("content"));
            }
        }
        return Optional.empty();
    }
}
