package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A dialog (task module) on a person's screen. */
record OpenDialog(
        String title,
        JsonNode height,
        JsonNode width,
        JsonNode card,
        String conversationId,
        String messageId,
        Map<String, String> inputErrors) {

    OpenDialog withErrors(Map<String, String> errors) {
        return new OpenDialog(title, height, width, card, conversationId, messageId, Map.copyOf(errors));
    }

    TeamsSnapshot.Dialog snapshot() {
        return new TeamsSnapshot.Dialog(title, height, width, card.deepCopy(), conversationId, inputErrors);
    }
}
