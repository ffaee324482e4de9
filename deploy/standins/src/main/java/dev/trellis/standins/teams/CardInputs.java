package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The inputs of a card, what a person put into them, and what the client checks before it sends (documented). */
final class CardInputs {
    private final Map<String, JsonNode> definitions = new LinkedHashMap<>();

    private CardInputs() {}

    static CardInputs of(JsonNode card) {
        CardInputs inputs = new CardInputs();
        inputs.collect(card);
        return inputs;
    }

    private void collect(JsonNode node) {
        if (node.isObject() && node.path("type").asText().startsWith("Input.")) {
            definitions.put(node.path("id").asText(), node);
            return;
        }
        if (node.isArray()) {
            node.forEach(this::collect);
            return;
        }
        node.properties().forEach(field -> {
            if (!List.of("fallback", "refresh", "data").contains(field.getKey())) {
                collect(field.getValue());
            }
        });
    }

    /** Every input's value: as typed, else its initial one. */
    ObjectNode values(Map<String, String> typed) {
        typed.forEach(this::requireOffered);
        ObjectNode values = Json.object();
        definitions.forEach((id, input) -> {
            String initial = input.path("type").asText().equals("Input.Toggle")
                    ? input.path("value").asText(input.path("valueOff").asText("false"))
                    : input.path("value").asText("");
            String value = typed.getOrDefault(id, initial);
            if (!value.isEmpty()) {
                values.put(id, value);
            }
        });
        return values;
    }

    private void requireOffered(String id, String value) {
        JsonNode input = definitions.get(id);
        if (input == null) {
            throw new NoSuchElementException("no input '" + id + "' on the card; there are " + definitions.keySet());
        }
        if (input.path("type").asText().equals("Input.ChoiceSet") && !value.isEmpty()) {
            List<String> offered = new ArrayList<>();
            input.path("choices")
                    .forEach(choice -> offered.add(choice.path("value").asText()));
            List<String> chosen =
                    input.path("isMultiSelect").asBoolean(false) ? Arrays.asList(value.split(",", -1)) : List.of(value);
            if (!offered.containsAll(chosen)) {
                throw new IllegalArgumentException("'" + value + "' is not among the choices " + offered);
            }
        }
    }

    /** By input id; empty if the client would send. */
    Map<String, String> problems(ObjectNode values) {
        Map<String, String> problems = new LinkedHashMap<>();
        definitions.forEach((id, input) -> {
            String value = values.path(id).asText("");
            boolean broken = value.isEmpty() ? input.path("isRequired").asBoolean(false) : !fits(input, value);
            if (broken) {
                problems.put(id, input.path("errorMessage").asText("This is a required input."));
            }
        });
        return problems;
    }

    private static boolean fits(JsonNode input, String value) {
        return switch (input.path("type").asText()) {
            case "Input.Text" ->
                value.length() <= input.path("maxLength").asInt(Integer.MAX_VALUE)
                        && (!input.has("regex")
                                || value.matches(input.path("regex").asText()));
            case "Input.Number" ->
                value.matches("-?\\d+(\\.\\d+)?")
                        && Double.parseDouble(value) >= input.path("min").asDouble(-Double.MAX_VALUE)
                        && Double.parseDouble(value) <= input.path("max").asDouble(Double.MAX_VALUE);
            case "Input.Date" ->
                value.matches("\\d{4}-\\d{2}-\\d{2}")
                        && value.compareTo(input.path("min").asText("0000")) >= 0
                        && value.compareTo(input.path("max").asText("9999-99-99")) <= 0;
            case "Input.Time" ->
                value.matches("\\d{2}:\\d{2}")
                        && value.compareTo(input.path("min").asText("00:00")) >= 0
                        && value.compareTo(input.path("max").asText("24:00")) <= 0;
            default -> true;
        };
    }
}
