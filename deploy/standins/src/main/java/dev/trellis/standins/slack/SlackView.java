package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A modal or Home view as Slack keeps it, with what its reader has entered.
 *
 * @param definition as the app sent it, block ids filled in
 * @param entered what the person entered, by block id and action id
 */
record SlackView(
        String id,
        String hash,
        String rootId,
        String previousId,
        String userId,
        ObjectNode definition,
        Entries entered,
        Map<String, String> fieldErrors) {

    SlackView redefined(String newHash, ObjectNode newDefinition) {
        return new SlackView(id, newHash, rootId, previousId, userId, newDefinition, entered, Map.of());
    }

    SlackView withErrors(Map<String, String> errors) {
        return new SlackView(id, hash, rootId, previousId, userId, definition, entered, Map.copyOf(errors));
    }

    String externalId() {
        return definition.path("external_id").asText("");
    }
}
