package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.standins.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Views as Slack's servers take them (documented): modals and Home tabs. */
public final class ViewRules {
    private static final int MOST_BYTES = 250_000;

    private ViewRules() {}

    /** All broken rules, with pointers below {@code /view}; empty if Slack would take the view. */
    public static List<Finding> check(JsonNode view) {
        List<Finding> findings = new ArrayList<>();
        Cursor cursor = new Cursor(view, "/view", findings);
        if (!view.isObject()) {
            cursor.fail("must be an object");
            return findings;
        }
        switch (cursor.type()) {
            case "modal" -> modal(cursor);
            case "home" ->
                cursor.only("blocks", "private_metadata", "callback_id", "external_id")
                        .need("blocks");
            default -> cursor.fail("unsupported type: " + cursor.type());
        }
        cursor.string("private_metadata", 0, 3_000)
                .string("callback_id", 0, 255)
                .string("external_id", 0, 255);
        if (view.has("blocks")) {
            BlockKitRules.Surface surface =
                    cursor.type().equals("home") ? BlockKitRules.Surface.HOME : BlockKitRules.Surface.MODAL;
            findings.addAll(BlockKitRules.check(view.path("blocks"), surface, "/view/blocks"));
        }
        return findings;
    }

    private static void modal(Cursor modal) {
        modal.only(
                        "title",
                        "blocks",
                        "close",
                        "submit",
                        "private_metadata",
                        "callback_id",
                        "clear_on_close",
                        "notify_on_close",
                        "external_id",
                        "submit_disabled")
                .need("title", "blocks")
                .object("title", title -> CompositionRules.plainText(title, 24))
                .object("close", label -> CompositionRules.plainText(label, 24))
                .object("submit", label -> CompositionRules.plainText(label, 24))
                .bool("clear_on_close", "notify_on_close", "submit_disabled");
        boolean hasInput = false;
        for (JsonNode block : modal.node().path("blocks")) {
            hasInput |= block.path("type").asText().equals("input");
        }
        if (hasInput && !modal.has("submit")) {
            modal.fail("missing required field: submit (the view has input blocks)");
        }
    }

    /** The view, if it is of this type and breaks no rule. */
    static JsonNode require(JsonNode view, String type) {
        List<Finding> findings = check(view);
        if (!findings.isEmpty()) {
            throw new SlackError(
                    "invalid_arguments",
                    findings.stream().map(Finding::toString).toList());
        }
        if (!view.path("type").asText().equals(type)) {
            throw new SlackError("invalid_arguments", List.of("[ERROR] unsupported type [json-pointer:/view/type]"));
        }
        if (Json.write(view).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new SlackError("view_too_large");
        }
        return view;
    }
}
