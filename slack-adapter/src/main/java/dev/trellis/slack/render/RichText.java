package dev.trellis.slack.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.text.Span;
import java.util.List;

/**
 * Rich text: Slack shows its runs to the letter and never looks for markup, mentions, links or emoji codes in them. So it carries
 * everything that a person may have written.
 */
final class RichText {
    private RichText() {}

    static ObjectNode section(List<Span> spans) {
        return container("rich_text_section", spans);
    }

    static ObjectNode quote(List<Span> spans) {
        return container("rich_text_quote", spans);
    }

    static ObjectNode bullets(List<List<Span>> items) {
        ObjectNode list = Json.typed("rich_text_list").put("style", "bullet");
        ArrayNode elements = list.putArray("elements");
        items.forEach(item -> elements.add(section(item)));
        return list;
    }

    static ObjectNode block(List<ObjectNode> containers) {
        ObjectNode block = Json.typed("rich_text");
        block.putArray("elements").addAll(containers);
        return block;
    }

    /** Two sections in one block run into each other without this. */
    static void breakLine(ObjectNode section) {
        if (section.path("type").asText().equals("rich_text_section")) {
            section.withArray("elements").add(run(Span.plain("\n"), "\n"));
        }
    }

    private static ObjectNode container(String type, List<Span> spans) {
        ObjectNode container = Json.typed(type);
        ArrayNode elements = container.putArray("elements");
        for (Span span : spans) {
            for (String piece : Shortening.split(span.text(), Limits.TEXT_RUN)) {
                if (!piece.isEmpty()) {
                    elements.add(run(span, piece));
                }
            }
        }
        return container;
    }

    private static ObjectNode run(Span look, String text) {
        ObjectNode run = Json.typed("text").put("text", text);
        if (!look.isPlain()) {
            ObjectNode style = run.putObject("style");
            if (look.strong()) {
                style.put("bold", true);
            }
            if (look.emphasis()) {
                style.put("italic", true);
            }
        }
        return run;
    }
}
