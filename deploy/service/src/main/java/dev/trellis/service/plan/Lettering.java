package dev.trellis.service.plan;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The one font of a plan, and how words fit into its lines. What the font has no letter for becomes a question mark, never a failure. */
final class Lettering {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String UNKNOWN = "?";

    private final PDFont font;
    private final Map<Integer, Boolean> known = new HashMap<>();

    Lettering(PDDocument document) throws IOException {
        try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
            font = PDType0Font.load(document, Objects.requireNonNull(in, FONT), true);
        }
    }

    PDFont font() {
        return font;
    }

    /**
     * The text in lines of at most this width. A word that is longer than a line is broken.
     *
     * @param width in points
     */
    List<String> lines(String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\\R", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : writable(paragraph).strip().split("\\s+")) {
                for (String part : parts(word, size, width)) {
                    String longer = line.isEmpty() ? part : line + " " + part;
                    if (!line.isEmpty() && width(longer, size) > width) {
                        lines.add(line.toString());
                        line.setLength(0);
                        longer = part;
                    }
                    line.setLength(0);
                    line.append(longer);
                }
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
            }
        }
        return lines;
    }

    float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    String writable(String text) {
        StringBuilder writable = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                writable.append(' ');
            } else if (Character.getType(point) != Character.FORMAT && !isVariation(point)) {
                boolean written = Boolean.TRUE.equals(known.computeIfAbsent(point, this::has));
                writable.append(written ? Character.toString(point) : UNKNOWN);
            }
        });
        return writable.toString();
    }

    /** What chooses between two looks of the sign before it is no sign itself. */
    private static boolean isVariation(int point) {
        return point >= 0xFE00 && point <= 0xFE0F;
    }

    private boolean has(int point) {
        try {
            font.encode(Character.toString(point));
            return true;
        } catch (IllegalArgumentException | IOException e) {
            return false;
        }
    }

    private List<String> parts(String word, float size, float width) throws IOException {
        if (width(word, size) <= width) {
            return List.of(word);
        }
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int point : word.codePoints().toArray()) {
            String letter = Character.toString(point);
            if (!part.isEmpty() && width(part + letter, size) > width) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(letter);
        }
        parts.add(part.toString());
        return parts;
    }
}
