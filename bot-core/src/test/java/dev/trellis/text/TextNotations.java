package dev.trellis.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Emphasis in sentences of the bundles, and words that people bring along, which are none. */
public final class TextNotations {
    private static final char OPEN = '\uE000';

    private TextNotations() {}

    /** Reading takes the marks away and nothing else; runs are never empty. */
    public static void markup(String text) {
        String formatted = text.replace(OPEN, '?');
        List<Span> spans = Markup.read(formatted, OPEN, List.of());
        StringBuilder read = new StringBuilder();
        for (Span span : spans) {
            assertThat(span.text()).isNotEmpty();
            read.append(span.text());
        }
        assertThat(read.toString().replaceAll("[*_]", "")).isEqualTo(formatted.replaceAll("[*_]", ""));
    }

    /** Somebody's words come out as they went in, in one plain run, also inside a sentence. */
    public static void words(String text) {
        // What turns the direction of a sentence is left out, see Voice; everything else stays to the letter.
        String kept = text.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "");
        for (Language language : Language.values()) {
            Voice voice = new Voice(language, java.time.ZoneOffset.UTC);
            assertThat(voice.plain(Text.words(text))).isEqualTo(kept);
            List<Span> said = voice.say(Text.of("command.not-a-person", "word", text));
            if (!kept.isEmpty()) {
                assertThat(said).contains(Span.plain(kept));
            }
        }
    }
}
