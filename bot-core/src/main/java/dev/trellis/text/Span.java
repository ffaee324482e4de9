package dev.trellis.text;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A run of characters with one look. Adapters render spans with elements that are not parsed for markup, so neither a name nor an answer
 * can bring formatting, links or mentions of its own.
 *
 * @param text plain characters, never markup; may hold line breaks
 */
public record Span(String text, boolean strong, boolean emphasis) {
    public static Span plain(String text) {
        return new Span(text, false, false);
    }

    @JsonIgnore
    public boolean isPlain() {
        return !strong && !emphasis;
    }
}
