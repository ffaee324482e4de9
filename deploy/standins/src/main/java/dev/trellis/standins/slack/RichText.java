package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Json;

/** What Slack's composer makes of typed text: a {@code rich_text} block. */
final class RichText {
    private RichText() {}

    static ObjectNode block(String text) {
        ObjectNode block = Json.object().put("type", "rich_text");
        ObjectNode section = block.putArray("elements").addObject().put("type", "rich_text_section");
        section.putArray("elements").addObject().put("type", "text").put("text", text);
        return block;
    }
}
