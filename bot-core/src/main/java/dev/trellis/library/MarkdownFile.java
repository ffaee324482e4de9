package dev.trellis.library;

import dev.trellis.text.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of Markdown, perhaps with a few lines about it before the text:
 *
 * <pre>
 * ---
 * title: The first meeting
 * tags: start, meeting
 * audience: mentors
 * language: en
 * summary: One sentence.
 * ---
 * </pre>
 */
record MarkdownFile(Map<String, String> front, String body) {
    private static final String FENCE = "---";

    static MarkdownFile of(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(FENCE)) {
            return new MarkdownFile(Map.of(), text);
        }
        Map<String, String> front = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.equals(FENCE)) {
                return new MarkdownFile(front, String.join("\n", lines.subList(i + 1, lines.size())));
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                front.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT), unquoted(line.substring(colon + 1)));
            }
        }
        // It was no front matter after all, but a line of dashes.
        return new MarkdownFile(Map.of(), text);
    }

    private static String unquoted(String value) {
        String stripped = value.strip();
        boolean quoted = stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"");
        return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
    }

    Optional<String> front(String key) {
        return Optional.ofNullable(front.get(key)).filter(value -> !value.isBlank());
    }

    /** What it is called: as it says, else as its first heading does. */
    Optional<String> title() {
        return front("title")
                .or(() -> body.lines()
                        .map(String::strip)
                        .filter(line -> line.matches("#{1,2}\\s+\\S.*"))
                        .findFirst()
                        .map(line -> line.replaceAll("^#+\\s+|\\s+#+$", "")));
    }

    List<String> tags() {
        List<String> tags = new ArrayList<>();
        front("tags")
                .ifPresent(all -> Stream.of(all.replaceAll("^\\[|\\]$", "").split(","))
                        .map(MarkdownFile::unquoted)
                        .filter(tag -> !tag.isEmpty())
                        .forEach(tags::add));
        return tags;
    }

    /** Empty where it names one that Trellis does not speak. */
    Optional<Language> language(Language otherwise) {
        return front("language")
                .map(tag -> Stream.of(Language.values())
                        .filter(language -> language.tag().equals(tag.toLowerCase(Locale.ROOT)))
                        .findFirst())
                .orElse(Optional.of(otherwise));
    }

    /** Empty where it names none that there is. */
    Optional<Audience> audience() {
        return front("audience")
                .map(tag -> Stream.of(Audience.values())
                        .filter(audience -> audience.tag().equals(tag.toLowerCase(Locale.ROOT)))
                        .findFirst())
                .orElse(Optional.of(Audience.ALL));
    }
}
