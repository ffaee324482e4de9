package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** The blocks (documented), one method each where there is something to say. */
final class BlockRules {
    private static final Set<String> MESSAGES_ONLY =
            Set.of("markdown", "table", "data_visualization", "context_actions");
    private static final Set<String> INPUT_ONLY = Set.of(
            "plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input", "file_input");
    private static final Set<String> NOT_IN_SECTION = Set.of("datetimepicker");

    private BlockRules() {}

    static void check(Cursor block, BlockKitRules.Surface surface) {
        block.string("block_id", 1, 255);
        if (MESSAGES_ONLY.contains(block.type()) && surface != BlockKitRules.Surface.MESSAGE) {
            block.fail("unsupported type on this surface: " + block.type());
        }
        switch (block.type()) {
            case "section" -> section(block);
            case "header" ->
                block.only("block_id", "text", "level")
                        .need("text")
                        .object("text", text -> CompositionRules.plainText(text, 150))
                        .integer("level", 1, 4);
            case "divider" -> block.only("block_id");
            case "context" ->
                block.only("block_id", "elements")
                        .need("elements")
                        .items("elements", 1, 10, BlockRules::contextElement);
            case "actions" -> {
                block.only("block_id", "elements").need("elements").items("elements", 1, 25, BlockRules::actionElement);
                distinctActions(block);
            }
            case "image" -> {
                ElementRules.image(block.only("block_id", "alt_text", "image_url", "slack_file", "title"));
                block.object("title", title -> CompositionRules.plainText(title, 2_000));
            }
            case "input" -> input(block, surface);
            case "markdown" -> block.only("block_id", "text").need("text").string("text", 1, 12_000);
            case "rich_text" -> richText(block);
            case "data_visualization" -> ChartRules.check(block);
            case "alert" ->
                block.only("block_id", "text", "level")
                        .need("text")
                        .object("text", text -> CompositionRules.text(text, 3_000))
                        .choice("level", "default", "info", "warning", "error", "success");
            case "video" ->
                block.need("alt_text", "title", "thumbnail_url", "video_url")
                        .object("title", title -> CompositionRules.plainText(title, 199))
                        .url("video_url");
            case "table" ->
                block.only("block_id", "rows", "column_settings").need("rows").items("rows", 1, 100, row -> {
                    if (!row.node().isArray()
                            || row.node().isEmpty()
                            || row.node().size() > 20) {
                        row.fail("a row has 1 to 20 cells");
                    }
                });
            case "context_actions" ->
                block.only("block_id", "elements").need("elements").items("elements", 1, 5, element -> {
                    if (!Set.of("feedback_buttons", "icon_button").contains(element.type())) {
                        element.fail("unsupported type: " + element.type());
                    }
                });
            default -> block.fail("unsupported type: " + block.type());
        }
    }

    private static void section(Cursor section) {
        section.only("block_id", "text", "fields", "accessory", "expand")
                .object("text", text -> CompositionRules.text(text, 3_000))
                .items("fields", 1, 10, field -> CompositionRules.text(field, 2_000))
                .bool("expand")
                .object("accessory", accessory -> {
                    if (INPUT_ONLY.contains(accessory.type()) || NOT_IN_SECTION.contains(accessory.type())) {
                        accessory.fail("unsupported type: " + accessory.type());
                    } else {
                        ElementRules.check(accessory);
                    }
                });
        if (!section.has("text") && !section.has("fields")) {
            section.fail("missing required field: text or fields");
        }
    }

    private static void contextElement(Cursor element) {
        switch (element.type()) {
            case "image" -> ElementRules.check(element);
            case "plain_text", "mrkdwn" -> CompositionRules.text(element, 3_000);
            default -> element.fail("unsupported type: " + element.type());
        }
    }

    private static void actionElement(Cursor element) {
        if (INPUT_ONLY.contains(element.type()) || element.type().equals("image")) {
            element.fail("unsupported type: " + element.type());
        } else {
            ElementRules.check(element);
        }
    }

    private static void distinctActions(Cursor block) {
        Set<String> ids = new HashSet<>();
        for (JsonNode element : block.node().path("elements")) {
            String id = element.path("action_id").asText("");
            if (!id.isEmpty() && !ids.add(id)) {
                block.at("elements").fail("`action_id` " + id + " already exists");
            }
        }
    }

    private static void input(Cursor input, BlockKitRules.Surface surface) {
        input.only("block_id", "label", "element", "dispatch_action", "hint", "optional")
                .need("label", "element")
                .object("label", label -> CompositionRules.plainText(label, 2_000))
                .object("hint", hint -> CompositionRules.plainText(hint, 2_000))
                .bool("dispatch_action", "optional")
                .object("element", element -> {
                    boolean button = Set.of("button", "overflow", "workflow_button", "image")
                            .contains(element.type());
                    boolean fileOutsideModal =
                            element.type().equals("file_input") && surface != BlockKitRules.Surface.MODAL;
                    if (button || fileOutsideModal) {
                        element.fail("unsupported type: " + element.type());
                    } else {
                        ElementRules.check(element);
                    }
                });
    }

    private static void richText(Cursor block) {
        Set<String> known = Set.of("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote");
        block.only("block_id", "elements").need("elements").items("elements", 0, 1_000, element -> {
            if (!known.contains(element.type())) {
                element.fail("unsupported type: " + element.type());
            }
        });
    }
}
