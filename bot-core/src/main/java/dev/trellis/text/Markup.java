package dev.trellis.text;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code **strong**} and {@code __emphasis__} of a formatted pattern, then puts the text arguments into their places. */
final class Markup {
    private final List<Span> spans = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private boolean strong;
    private boolean emphasis;

    private Markup() {}

    static List<Span> read(String formatted, char open, List<List<Span>> put) {
        Markup markup = new Markup();
        for (int i = 0; i < formatted.length(); i++) {
            char c = formatted.charAt(i);
            if (c == open && i + 1 < formatted.length()) {
                markup.put(put.get(formatted.charAt(++i) - open - 1));
            } else if (formatted.startsWith("**", i)) {
                markup.end();
                markup.strong = !markup.strong;
                i++;
            } else if (formatted.startsWith("__", i)) {
                markup.end();
                markup.emphasis = !markup.emphasis;
                i++;
            } else {
                markup.run.append(c);
            }
        }
        markup.end();
        return List.copyOf(markup.spans);
    }

    private void put(List<Span> inner) {
        end();
        for (Span span : inner) {
            spans.add(new Span(span.text(), strong || span.strong(), emphasis || span.emphasis()));
        }
    }

    private void end() {
        if (!run.isEmpty()) {
            spans.add(new Span(run.toString(), strong, emphasis));
            run.setLength(0);
        }
    }
}
