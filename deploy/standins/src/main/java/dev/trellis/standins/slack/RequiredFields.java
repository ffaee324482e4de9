package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What Slack's client checks before it sends a submission. */
final class RequiredFields {
    private RequiredFields() {}

    /** By block id; empty if the modal may be submitted. */
    static Map<String, String> problems(SlackView view) {
        Map<String, String> problems = new LinkedHashMap<>();
        for (PlacedElement placed : PlacedElement.in(view.definition().path("blocks"))) {
            if (placed.inInputBlock()) {
                problem(placed, view.entered()).ifPresent(problem -> problems.put(placed.blockId(), problem));
            }
        }
        return problems;
    }

    static boolean isInputBlock(SlackView view, String blockId) {
        for (JsonNode block : view.definition().path("blocks")) {
            if (block.path("block_id").asText().equals(blockId)) {
                return block.path("type").asText().equals("input");
            }
        }
        return false;
    }

    private static Optional<String> problem(PlacedElement placed, Entries entries) {
        ElementKind kind = ElementKind.of(placed.element()).orElseThrow();
        JsonNode entry = kind.stateEntry(placed.element(), entries.get(placed.blockId(), placed.actionId()));
        if (kind.isEmpty(entry)) {
            return placed.required() ? Optional.of("Please complete this required field.") : Optional.empty();
        }
        if (kind == ElementKind.PLAIN_TEXT) {
            int length = entry.path("value").asText().length();
            int most = placed.element().path("max_length").asInt(3_000);
            int least = placed.element().path("min_length").asInt(0);
            if (length > most) {
                return Optional.of("Please use at most " + most + " characters.");
            }
            if (length < least) {
                return Optional.of("Please use at least " + least + " characters.");
            }
        }
        if (kind == ElementKind.NUMBER && !entry.path("value").asText().matches("-?\\d+(\\.\\d+)?")) {
            return Optional.of("Please enter a number.");
        }
        if (kind == ElementKind.EMAIL && !entry.path("value").asText().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            return Optional.of("Please enter a valid email address.");
        }
        return Optional.empty();
    }
}
