package dev.trellis.teams.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts as {@code RichTextBlock}s. Only there is text shown to the letter: {@code TextBlock} and {@code FactSet} are read as Markdown, so
 * a name could bring a link. A line break becomes another block, because not every client breaks inside a run.
 */
final class TextRuns {
    private TextRuns() {}

    /** How a whole text looks; absent parts are the host's own. */
    record Look(
            @Nullable String size,
            boolean bold,
            boolean subtle,
            @Nullable String color) {
        static final Look PLAIN = new Look(null, false, false, null);
        static final Look HEADING = new Look("large", true, false, null);
        static final Look LABEL = new Look(null, true, false, null);
        static final Look NOTE = new Look("small", false, true, null);
        static final Look ERROR = new Look("small", false, false, "attention");
    }

    /** One block a line; empty lines widen the space before the next one. Empty for an empty text. */
    static List<ObjectNode> blocks(List<Span> spans, Look look) {
        List<ObjectNode> blocks = new ArrayList<>();
        boolean gap = false;
        for (List<Span> line : lines(spans)) {
            if (line.isEmpty()) {
                gap = true;
                continue;
            }
            ObjectNode block = block(line, look);
            if (!blocks.isEmpty()) {
                block.put("spacing", gap ? "medium" : "none");
            }
            blocks.add(block);
            gap = false;
        }
        return blocks;
    }

    /** One block, whatever line breaks there are. */
    static ObjectNode block(List<Span> spans, Look look) {
        ObjectNode block = Json.typed("RichTextBlock");
        ArrayNode inlines = block.putArray("inlines");
        for (Span span : spans) {
            for (String piece : pieces(span.text())) {
                inlines.add(run(piece, span, look));
            }
        }
        return block;
    }

    private static ObjectNode run(String text, Span span, Look look) {
        ObjectNode run = Json.typed("TextRun").put("text", text);
        if (look.size() != null) {
            run.put("size", look.size());
        }
        if (look.bold() || span.strong()) {
            run.put("weight", "bolder");
        }
        if (span.emphasis()) {
            run.put("italic", true);
        }
        if (look.subtle()) {
            run.put("isSubtle", true);
        }
        if (look.color() != null) {
            run.put("color", look.color());
        }
        return run;
    }

    /** Clients replace {@code {{DATE(…)}}} and {@code {{TIME(…)}}} inside one run; two braces in two runs are just braces. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf("{{"); at >= 0; at = text.indexOf("{{", at + 1)) {
            pieces.add(text.substring(from, at + 1));
            from = at + 1;
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    private static List<List<Span>> lines(List<Span> spans) {
        List<List<Span>> lines = new ArrayList<>();
        List<Span> line = new ArrayList<>();
        for (Span span : spans) {
            String[] parts = span.text().split("\r\n|\r|\n", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    lines.add(line);
                    line = new ArrayList<>();
                }
                if (!parts[i].isEmpty()) {
                    line.add(new Span(parts[i], span.strong(), span.emphasis()));
                }
            }
        }
        lines.add(line);
        return lines;
    }
}
