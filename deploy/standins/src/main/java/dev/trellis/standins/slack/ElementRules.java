package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Block elements (documented): what each may hold and how long it may be. */
final class ElementRules {
    private ElementRules() {}

    static void check(Cursor element) {
        element.string("action_id", 1, 255);
        switch (element.type()) {
            case "button" -> button(element);
            case "workflow_button" -> element.need("text", "workflow", "action_id");
            case "overflow" ->
                element.only("action_id", "options", "confirm")
                        .need("options")
                        .items("options", 1, 5, CompositionRules::overflowOption)
                        .object("confirm", CompositionRules::confirmation);
            case "radio_buttons" -> {
                ticks(element, "initial_option");
                element.object("initial_option", CompositionRules::tickOption);
                initialIsOffered(element, "initial_option");
            }
            case "checkboxes" -> {
                ticks(element, "initial_options");
                element.items("initial_options", 1, 10, CompositionRules::tickOption);
                initialIsOffered(element, "initial_options");
            }
            case "static_select" -> {
                select(element, "options", "option_groups", "initial_option");
                options(element);
                element.object("initial_option", CompositionRules::menuOption);
                initialIsOffered(element, "initial_option");
            }
            case "multi_static_select" -> {
                select(element, "options", "option_groups", "initial_options", "max_selected_items");
                options(element);
                element.items("initial_options", 1, 100, CompositionRules::menuOption);
                initialIsOffered(element, "initial_options");
            }
            case "external_select" -> select(element, "initial_option", "min_query_length");
            case "multi_external_select" ->
                select(element, "initial_options", "min_query_length", "max_selected_items");
            case "users_select" ->
                select(element, "initial_user").pattern("initial_user", "[UW][A-Z0-9]+", "a user id");
            case "multi_users_select" -> select(element, "initial_users", "max_selected_items");
            case "channels_select" -> select(element, "initial_channel", "response_url_enabled");
            case "multi_channels_select" -> select(element, "initial_channels", "max_selected_items");
            case "conversations_select" ->
                select(
                        element,
                        "initial_conversation",
                        "default_to_current_conversation",
                        "response_url_enabled",
                        "filter");
            case "multi_conversations_select" ->
                select(
                        element,
                        "initial_conversations",
                        "default_to_current_conversation",
                        "max_selected_items",
                        "filter");
            case "datepicker" ->
                select(element, "initial_date")
                        .pattern("initial_date", "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])", "a date YYYY-MM-DD");
            case "timepicker" ->
                select(element, "initial_time", "timezone")
                        .pattern("initial_time", "([01]\\d|2[0-3]):[0-5]\\d", "a time HH:mm");
            case "datetimepicker" ->
                element.only("action_id", "initial_date_time", "confirm", "focus_on_load")
                        .integer("initial_date_time", 1_000_000_000L, 9_999_999_999L)
                        .object("confirm", CompositionRules::confirmation);
            case "plain_text_input" ->
                textInput(element, "multiline", "min_length", "max_length")
                        .string("initial_value", 0, 3_000)
                        .bool("multiline")
                        .integer("min_length", 0, 3_000)
                        .integer("max_length", 1, 3_000);
            case "email_text_input", "url_text_input" -> textInput(element);
            case "number_input" -> number(element);
            case "rich_text_input" -> textInput(element).need("action_id");
            case "file_input" ->
                element.only("action_id", "filetypes", "max_files").integer("max_files", 1, 10);
            case "image" -> image(element.only("alt_text", "image_url", "slack_file"));
            default -> element.fail("unsupported type: " + element.type());
        }
    }

    /** Either {@code image_url} or {@code slack_file}. */
    static void image(Cursor image) {
        image.need("alt_text").string("alt_text", 1, 2_000).url("image_url");
        if (image.has("image_url") == image.has("slack_file")) {
            image.fail("must provide either image_url or slack_file");
        }
    }

    private static void button(Cursor button) {
        button.only("text", "action_id", "url", "value", "style", "confirm", "accessibility_label")
                .need("text")
                .object("text", text -> CompositionRules.plainText(text, 75))
                .url("url")
                .string("value", 1, 2_000)
                .choice("style", "primary", "danger")
                .string("accessibility_label", 1, 75)
                .object("confirm", CompositionRules::confirmation);
    }

    private static void ticks(Cursor element, String initial) {
        element.only("action_id", "options", initial, "confirm", "focus_on_load")
                .need("options")
                .items("options", 1, 10, CompositionRules::tickOption)
                .bool("focus_on_load")
                .object("confirm", CompositionRules::confirmation);
        distinctValues(element);
    }

    private static Cursor select(Cursor element, String... own) {
        List<String> fields = new ArrayList<>(List.of("action_id", "confirm", "focus_on_load", "placeholder"));
        fields.addAll(List.of(own));
        return element.only(fields.toArray(String[]::new))
                .bool("focus_on_load")
                .integer("max_selected_items", 1, Integer.MAX_VALUE)
                .object("placeholder", text -> CompositionRules.plainText(text, 150))
                .object("confirm", CompositionRules::confirmation);
    }

    private static void options(Cursor element) {
        if (element.has("options") == element.has("option_groups")) {
            element.fail("must provide either options or option_groups");
        }
        element.items("options", 1, 100, CompositionRules::menuOption)
                .items("option_groups", 1, 100, CompositionRules::optionGroup);
        distinctValues(element);
    }

    private static Cursor textInput(Cursor element, String... own) {
        List<String> fields = new ArrayList<>(
                List.of("action_id", "initial_value", "dispatch_action_config", "focus_on_load", "placeholder"));
        fields.addAll(List.of(own));
        return element.only(fields.toArray(String[]::new))
                .bool("focus_on_load")
                .object("placeholder", text -> CompositionRules.plainText(text, 150));
    }

    private static void number(Cursor element) {
        String number = "-?\\d+(\\.\\d+)?";
        textInput(element, "is_decimal_allowed", "min_value", "max_value")
                .need("is_decimal_allowed")
                .bool("is_decimal_allowed")
                .pattern("initial_value", number, "a number")
                .pattern("min_value", number, "a number")
                .pattern("max_value", number, "a number");
    }

    private static void distinctValues(Cursor element) {
        Set<String> seen = new HashSet<>();
        offered(element).forEach(option -> {
            if (!seen.add(option.path("value").asText())) {
                element.fail("options must have distinct values: "
                        + option.path("value").asText());
            }
        });
    }

    /** What is chosen first must be one of the options, word for word. */
    private static void initialIsOffered(Cursor element, String field) {
        Consumer<JsonNode> check = initial -> {
            if (!offered(element).contains(initial)) {
                element.at(field).fail("must exactly match one of the options");
            }
        };
        JsonNode initial = element.node().path(field);
        if (initial.isArray()) {
            initial.forEach(check);
        } else if (initial.isObject()) {
            check.accept(initial);
        }
    }

    private static List<JsonNode> offered(Cursor element) {
        List<JsonNode> offered = new ArrayList<>();
        element.node().path("options").forEach(offered::add);
        element.node()
                .path("option_groups")
                .forEach(group -> group.path("options").forEach(offered::add));
        return offered;
    }
}
