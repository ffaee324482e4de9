package dev.trellis.library;

import dev.trellis.text.Language;
import java.util.List;

/**
 * Something to read, wherever it comes from.
 *
 * @param key {@code kit:<name>} of what comes with Trellis, {@code own:<id>} of what was added
 * @param summary one sentence; may be empty
 * @param body Markdown; empty in a list
 * @param written whether an admin wrote it in the chat, and may change it there
 */
record Article(
        String key,
        Language language,
        Audience audience,
        String title,
        String summary,
        List<String> tags,
        String body,
        boolean written) {
    static final String KIT = "kit:";
    static final String OWN = "own:";

    Article {
        tags = List.copyOf(tags);
    }
}
