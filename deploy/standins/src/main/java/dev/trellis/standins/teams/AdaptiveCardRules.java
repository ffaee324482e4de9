package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Adaptive Cards as Teams takes them (documented): version up to 1.5, the elements and actions of 1.5, and anything newer
 * ({@code Chart.*} …) only with a {@code fallback}. Unknown properties are let through, as Teams does.
 */
public final class AdaptiveCardRules {
    private static final String DROP = "drop";

    /** Elements of 1.5 and what each must have. */
    private static final Map<String, List<String>> ELEMENTS = Map.ofEntries(
            Map.entry("TextBlock", List.of("text")),
            Map.entry("Image", List.of("url")),
            Map.entry("ImageSet", List.of("images")),
            Map.entry("Media", List.of("sources")),
            Map.entry("RichTextBlock", List.of("inlines")),
            Map.entry("ActionSet", List.of("actions")),
            Map.entry("Container", List.of("items")),
            Map.entry("ColumnSet", List.of()),
            Map.entry("FactSet", List.of("facts")),
            Map.entry("Table", List.of()),
            Map.entry("Input.Text", List.of("id")),
            Map.entry("Input.Number", List.of("id")),
            Map.entry("Input.Date", List.of("id")),
            Map.entry("Input.Time", List.of("id")),
            Map.entry("Input.Toggle", List.of("id", "title")),
            Map.entry("Input.ChoiceSet", List.of("id")));

    private static final Map<String, List<String>> ACTIONS = Map.of(
            "Action.Execute", List.of("verb"),
            "Action.Submit", List.of(),
            "Action.OpenUrl", List.of("url"),
            "Action.ShowCard", List.of("card"),
            "Action.ToggleVisibility", List.of("targetElements"));

    private static final Map<String, Set<String>> CHOICES = Map.of(
            "spacing", Set.of("default", "none", "small", "medium", "large", "extralarge", "padding"),
            "weight", Set.of("default", "lighter", "bolder"),
            "color", Set.of("default", "dark", "light", "accent", "good", "warning", "attention"),
            "horizontalAlignment", Set.of("left", "center", "right"),
            "mode", Set.of("primary", "secondary"),
            "associatedInputs", Set.of("auto", "none"));

    private final List<String> problems = new ArrayList<>();
    private final Set<String> inputIds = new HashSet<>();

    private AdaptiveCardRules() {}

    /** All broken rules with the path of each; empty if Teams would take the card. */
    public static List<String> check(JsonNode card) {
        AdaptiveCardRules rules = new AdaptiveCardRules();
        rules.card(card, "card");
        return List.copyOf(rules.problems);
    }

    private void card(JsonNode card, String path) {
        if (!card.path("type").asText().equals("AdaptiveCard")) {
            fail(path, "type must be AdaptiveCard");
            return;
        }
        if (path.equals("card") || card.has("version")) {
            version(card.path("version").asText(""), path);
        }
        elements(card.path("body"), path + ".body");
        actions(card.path("actions"), path + ".actions");
        optionalAction(card, "selectAction", path);
        if (card.has("refresh")) {
            action(card.path("refresh").path("action"), path + ".refresh.action");
            if (card.path("refresh").path("userIds").size() > 60) {
                fail(path + ".refresh.userIds", "at most 60 users");
            }
        }
    }

    private void version(String version, String path) {
        if (!version.matches("1\\.\\d+")) {
            fail(path + ".version", "must be like 1.5, not '" + version + "'");
        } else if (Integer.parseInt(version.substring(2)) > 5) {
            fail(path + ".version", "Teams shows up to 1.5, not " + version);
        }
    }

    private void elements(JsonNode elements, String path) {
        each(elements, path, this::element);
    }

    private void actions(JsonNode actions, String path) {
        each(actions, path, this::action);
    }

    private interface Check {
        void at(JsonNode node, String path);
    }

    private void each(JsonNode array, String path, Check check) {
        if (array.isMissingNode()) {
            return;
        }
        if (!array.isArray()) {
            fail(path, "must be an array");
            return;
        }
        for (int i = 0; i < array.size(); i++) {
            check.at(array.get(i), path + "[" + i + "]");
        }
    }

    private void element(JsonNode element, String path) {
        String type = element.path("type").asText();
        if (!ELEMENTS.containsKey(type)) {
            unknown(element, path, this::element);
            return;
        }
        required(element, ELEMENTS.get(type), path);
        choices(element, path);
        switch (type) {
            case "Container" -> elements(element.path("items"), path + ".items");
            case "ImageSet" -> each(element.path("images"), path + ".images", this::element);
            case "ActionSet" -> actions(element.path("actions"), path + ".actions");
            case "FactSet" ->
                each(
                        element.path("facts"),
                        path + ".facts",
                        (fact, at) -> required(fact, List.of("title", "value"), at));
            case "ColumnSet" -> each(element.path("columns"), path + ".columns", this::column);
            case "Table" ->
                each(element.path("rows"), path + ".rows", (row, at) -> {
                    is(row, "TableRow", at);
                    each(row.path("cells"), at + ".cells", (cell, cellAt) -> {
                        is(cell, "TableCell", cellAt);
                        elements(cell.path("items"), cellAt + ".items");
                    });
                });
            default -> {
                if (type.startsWith("Input.")) {
                    input(element, path);
                }
            }
        }
        optionalAction(element, "selectAction", path);
        fallback(element, path, this::element);
    }

    private void column(JsonNode column, String path) {
        if (column.has("type")) {
            is(column, "Column", path);
        }
        choices(column, path);
        elements(column.path("items"), path + ".items");
        optionalAction(column, "selectAction", path);
    }

    private void input(JsonNode input, String path) {
        String id = input.path("id").asText("");
        if (!id.isEmpty() && !inputIds.add(id)) {
            fail(path + ".id", "'" + id + "' is used by another input");
        }
        if (input.path("isRequired").asBoolean(false) && !input.has("label")) {
            fail(path, "a required input needs a label");
        }
        each(input.path("choices"), path + ".choices", (choice, at) -> required(choice, List.of("title", "value"), at));
        if (input.path("type").asText().equals("Input.Text")) {
            optionalAction(input, "inlineAction", path);
        }
    }

    private void action(JsonNode action, String path) {
        String type = action.path("type").asText();
        if (!ACTIONS.containsKey(type)) {
            unknown(action, path, this::action);
            return;
        }
        required(action, ACTIONS.get(type), path);
        choices(action, path);
        if (action.has("style")
                && !Set.of("default", "positive", "destructive").contains(lower(action.path("style")))) {
            fail(path + ".style", "must be default, positive or destructive");
        }
        if (type.equals("Action.ShowCard")) {
            card(action.path("card"), path + ".card");
        }
        fallback(action, path, this::action);
    }

    private void optionalAction(JsonNode node, String field, String path) {
        if (node.has(field)) {
            action(node.path(field), path + "." + field);
            if (node.path(field).path("type").asText().equals("Action.ShowCard")) {
                fail(path + "." + field, "Action.ShowCard is not supported here");
            }
        }
    }

    private void unknown(JsonNode node, String path, Check check) {
        String type = node.path("type").asText();
        if (type.isEmpty()) {
            fail(path, "type is missing");
        } else if (!node.has("fallback")) {
            fail(path, "'" + type + "' is not part of 1.5 and has no fallback");
        }
        fallback(node, path, check);
    }

    private void fallback(JsonNode node, String path, Check check) {
        JsonNode fallback = node.path("fallback");
        if (fallback.isMissingNode() || fallback.asText().equals(DROP)) {
            return;
        }
        // A fallback is shown instead, so its inputs may repeat ids.
        Set<String> seen = new HashSet<>(inputIds);
        inputIds.clear();
        check.at(fallback, path + ".fallback");
        inputIds.clear();
        inputIds.addAll(seen);
    }

    private void is(JsonNode node, String type, String path) {
        if (!node.path("type").asText().equals(type)) {
            fail(path, "type must be " + type);
        }
    }

    private void required(JsonNode node, List<String> fields, String path) {
        for (String field : fields) {
            boolean emptyText = node.path(field).isTextual()
                    && node.path(field).asText().isEmpty()
                    && !Set.of("text", "value").contains(field);
            if (!node.has(field) || emptyText) {
                fail(path, field + " is required");
            }
        }
    }

    private void choices(JsonNode node, String path) {
        CHOICES.forEach((field, allowed) -> {
            if (node.path(field).isTextual() && !allowed.contains(lower(node.path(field)))) {
                fail(path + "." + field, "must be one of " + new TreeSet<>(allowed));
            }
        });
    }

    private static String lower(JsonNode text) {
        return text.asText().toLowerCase(Locale.ROOT);
    }

    private void fail(String path, String problem) {
        problems.add(path + ": " + problem);
    }
}
