package dev.trellis.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.testkit.ChatUnderTest.Seen;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows blocks as Slack's client does: rich text to the letter, {@code mrkdwn} with its markup taken away and its mentions resolved,
 * plain text with emoji codes drawn unless {@code emoji} is off. So markup that got through is missed by the tests.
 */
final class SlackScreen {
    private final StringBuilder text = new StringBuilder();
    private final List<String> buttons = new ArrayList<>();
    private boolean chart;

    private SlackScreen() {}

    static Seen show(String conversation, JsonNode blocks) {
        SlackScreen screen = new SlackScreen();
        blocks.forEach(screen::block);
        return new Seen(conversation, screen.text.toString(), screen.buttons, screen.chart);
    }

    private void block(JsonNode block) {
        switch (block.path("type").asText()) {
            case "rich_text" -> block.path("elements").forEach(this::container);
            case "header", "section" -> text(block.path("text"));
            case "context" -> block.path("elements").forEach(this::text);
            case "divider" -> {}
            case "data_visualization" -> {
                chart = true;
                line(block.path("title").asText());
            }
            case "actions" ->
                block.path("elements").forEach(element -> {
                    String label = plain(element.path("text"));
                    buttons.add(label);
                    line(label);
                });
            case "input" -> {
                text(block.path("label"));
                text(block.path("hint"));
            }
            default -> throw new AssertionError("a block that this client does not know: " + block.path("type"));
        }
    }

    private void container(JsonNode container) {
        if (container.path("type").asText().equals("rich_text_list")) {
            container.path("elements").forEach(this::container);
            return;
        }
        container.path("elements").forEach(run -> text.append(run.path("text").asText()));
        text.append('\n');
    }

    private void text(JsonNode object) {
        if (object.isObject()) {
            line(
                    object.path("type").asText().equals("mrkdwn")
                            ? marked(object.path("text").asText())
                            : plain(object));
        }
    }

    private static String plain(JsonNode object) {
        String raw = object.path("text").asText();
        return object.path("emoji").asBoolean(true) ? raw.replaceAll(":[a-z_]+:", "\uD83D\uDE00") : raw;
    }

    private static String marked(String raw) {
        return raw.replaceAll("<[^>|]*\\|([^>]*)>", "$1")
                .replaceAll("<[@#!]([^>]*)>", "somebody")
                .replaceAll("[*_~`<>]", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
