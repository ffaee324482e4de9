package dev.trellis.slack.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A card as Slack takes it.
 *
 * @param text for notifications and screen readers, escaped
 * @param drawsChart whether a chart block is in it, which some of Slack's surfaces refuse
 */
public record SlackMessage(ArrayNode blocks, String text, boolean drawsChart) {
    /** As what takes the place of the message that a button was pressed in. */
    public ObjectNode replacement() {
        ObjectNode body =
                Json.object().put("replace_original", true).put("text", text).put("mrkdwn", false);
        body.set("blocks", blocks);
        return body;
    }

    /** As the body of an answer that only the one who asked sees. */
    public ObjectNode ephemeral(boolean replaceOriginal) {
        ObjectNode body = Json.object()
                .put("response_type", "ephemeral")
                .put("replace_original", replaceOriginal)
                .put("text", text)
                .put("mrkdwn", false);
        body.set("blocks", blocks);
        return body;
    }
}
