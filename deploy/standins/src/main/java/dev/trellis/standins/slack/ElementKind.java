package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The interactive elements, each with the field in which Slack reports its value and the one that sets it first. */
enum ElementKind {
    BUTTON("button", "", "", Shape.NONE),
    WORKFLOW_BUTTON("workflow_button", "", "", Shape.NONE),
    ICON_BUTTON("icon_button", "", "", Shape.NONE),
    FEEDBACK_BUTTONS("feedback_buttons", "", "", Shape.NONE),
    OVERFLOW("overflow", "selected_option", "", Shape.OPTION),
    PLAIN_TEXT("plain_text_input", "value", "initial_value", Shape.TEXT),
    EMAIL("email_text_input", "value", "initial_value", Shape.TEXT),
    URL("url_text_input", "value", "initial_value", Shape.TEXT),
    NUMBER("number_input", "value", "initial_value", Shape.TEXT),
    RICH_TEXT("rich_text_input", "rich_text_value", "initial_value", Shape.RICH_TEXT),
    STATIC_SELECT("static_select", "selected_option", "initial_option", Shape.OPTION),
    EXTERNAL_SELECT("external_select", "selected_option", "initial_option", Shape.FREE_OPTION),
    RADIO_BUTTONS("radio_buttons", "selected_option", "initial_option", Shape.OPTION),
    CHECKBOXES("checkboxes", "selected_options", "initial_options", Shape.OPTIONS),
    MULTI_STATIC_SELECT("multi_static_select", "selected_options", "initial_options", Shape.OPTIONS),
    MULTI_EXTERNAL_SELECT("multi_external_select", "selected_options", "initial_options", Shape.FREE_OPTIONS),
    DATE("datepicker", "selected_date", "initial_date", Shape.TEXT),
    TIME("timepicker", "selected_time", "initial_time", Shape.TEXT),
    DATE_TIME("datetimepicker", "selected_date_time", "initial_date_time", Shape.SECONDS),
    USER("users_select", "selected_user", "initial_user", Shape.TEXT),
    USERS("multi_users_select", "selected_users", "initial_users", Shape.TEXTS),
    CONVERSATION("conversations_select", "selected_conversation", "initial_conversation", Shape.TEXT),
    CONVERSATIONS("multi_conversations_select", "selected_conversations", "initial_conversations", Shape.TEXTS),
    CHANNEL("channels_select", "selected_channel", "initial_channel", Shape.TEXT),
    CHANNELS("multi_channels_select", "selected_channels", "initial_channels", Shape.TEXTS),
    FILES("file_input", "files", "", Shape.TEXTS);

    private enum Shape {
        NONE,
        TEXT,
        TEXTS,
        SECONDS,
        OPTION,
        OPTIONS,
        FREE_OPTION,
        FREE_OPTIONS,
        RICH_TEXT;

        boolean many() {
            return this == TEXTS || this == OPTIONS || this == FREE_OPTIONS;
        }
    }

    private final String type;
    private final String valueField;
    private final String initialField;
    private final Shape shape;

    ElementKind(String type, String valueField, String initialField, Shape shape) {
        this.type = type;
        this.valueField = valueField;
        this.initialField = initialField;
        this.shape = shape;
    }

    static Optional<ElementKind> of(JsonNode element) {
        String type = element.path("type").asText();
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    /** Buttons and overflow menus fire and forget; everything else appears in {@code state.values}. */
    boolean keepsState() {
        return shape != Shape.NONE && this != OVERFLOW;
    }

    boolean isButton() {
        return shape == Shape.NONE;
    }

    /** The element's entry in {@code state.values}, and the heart of its entry in {@code actions}. */
    ObjectNode stateEntry(JsonNode element, Optional<List<String>> entered) {
        ObjectNode entry = Json.object().put("type", type);
        JsonNode initial = element.path(initialField);
        JsonNode untouched = initial.isMissingNode() ? (shape.many() ? Json.array() : NullNode.instance) : initial;
        entry.set(valueField, entered.map(values -> value(element, values)).orElse(untouched));
        return entry;
    }

    /** Whether nothing is chosen or written. */
    boolean isEmpty(JsonNode stateEntry) {
        JsonNode value = stateEntry.path(valueField);
        return value.isMissingNode()
                || value.isNull()
                || (value.isArray() && value.isEmpty())
                || (value.isTextual() && value.asText().isBlank());
    }

    private JsonNode value(JsonNode element, List<String> values) {
        if (shape.many()) {
            ArrayNode many = Json.array();
            values.forEach(each -> many.add(single(element, each)));
            return many;
        }
        return values.isEmpty() || values.getFirst().isEmpty() ? NullNode.instance : single(element, values.getFirst());
    }

    private JsonNode single(JsonNode element, String value) {
        return switch (shape) {
            case NONE -> NullNode.instance;
            case TEXT, TEXTS -> Json.array().add(value).get(0);
            case SECONDS -> Json.array().add(Long.parseLong(value)).get(0);
            case OPTION, OPTIONS -> offeredOption(element, value);
            case FREE_OPTION, FREE_OPTIONS -> option(value);
            case RICH_TEXT -> RichText.block(value);
        };
    }

    private static JsonNode offeredOption(JsonNode element, String value) {
        List<JsonNode> offered = new ArrayList<>();
        element.path("options").forEach(offered::add);
        element.path("option_groups").forEach(group -> group.path("options").forEach(offered::add));
        return offered.stream()
                .filter(option -> option.path("value").asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no option with value '" + value + "' is offered by " + element.path("action_id")));
    }

    private static ObjectNode option(String value) {
        ObjectNode option = Json.object().put("value", value);
        option.putObject("text").put("type", "plain_text").put("text", value).put("emoji", true);
        return option;
    }
}
