package dev.trellis.flows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What a client shows of a payload, as lines of text. */
public final class Visible {
    /** Not shown while the element itself is understood, or not words at all. */
    private static final Set<String> HIDDEN = Set.of(
            "fallback", "metadata", "data", "fallbackText", "speak", "value", "action_id", "block_id", "id", "verb");

    private Visible() {}

    public static String text(JsonNode payload) {
        StringBuilder text = new StringBuilder();
        collect(payload, text);
        return text.toString();
    }

    private static void collect(JsonNode node, StringBuilder text) {
        if (node.isArray()) {
            node.forEach(each -> collect(each, text));
            return;
        }
        node.properties().forEach(field -> {
            if (HIDDEN.contains(field.getKey())) {
                return;
            }
            JsonNode value = field.getValue();
            boolean words = field.getKey().equals("text")
                    || field.getKey().equals("title")
                    || field.getKey().equals("label");
            if (value.isTextual() && words) {
                text.append(value.asText());
            } else {
                collect(value, text);
            }
        });
        String type = node.path("type").asText();
        if (type.startsWith("rich_text_section")
                || type.endsWith("TextBlock")
                || type.equals("button")
                || type.equals("header")
                || type.startsWith("Action.")
                || type.equals("plain_text")) {
            text.append('\n');
        }
    }
}
