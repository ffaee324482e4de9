package dev.trellis.teams.render;

import dev.trellis.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text to a length in UTF-16 characters, visibly: the last one is "…". Never inside a surrogate pair. */
final class Shortened {
    private static final String MARK = "…";

    private Shortened() {}

    static String to(int longest, String text) {
        return text.length() <= longest ? text : head(text, longest - MARK.length()) + MARK;
    }

    static List<Span> to(int longest, List<Span> spans) {
        int length = spans.stream().mapToInt(span -> span.text().length()).sum();
        if (length <= longest) {
            return spans;
        }
        List<Span> kept = new ArrayList<>();
        int left = longest - MARK.length();
        for (Span span : spans) {
            boolean last = span.text().length() >= left;
            String text = last ? head(span.text(), left) + MARK : span.text();
            kept.add(new Span(text, span.strong(), span.emphasis()));
            left -= span.text().length();
            if (last) {
                break;
            }
        }
        return kept;
    }

    private static String head(String text, int length) {
        int end = Math.max(0, Math.min(length, text.length()));
        if (end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
