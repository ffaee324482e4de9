package dev.trellis.slack.render;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Plain text objects, for the few places where Slack takes nothing else. With {@code emoji} off they are shown to the letter. */
final class PlainTexts {
    /** Stands where a label turned out empty; Slack refuses empty labels. */
    private static final String NOTHING = "–";

    private PlainTexts() {}

    static ObjectNode of(String text, int maximum) {
        return Json.typed("plain_text")
                .put("text", Shortening.of(text.isBlank() ? NOTHING : text, maximum))
                .put("emoji", false);
    }
}
