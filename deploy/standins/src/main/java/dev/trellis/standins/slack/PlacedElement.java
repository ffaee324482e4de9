package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Json;
import java.util.ArrayList;
import java.util.List;

/** An interactive element and the block it stands in. */
record PlacedElement(JsonNode block, JsonNode element) {

    static List<PlacedElement> in(JsonNode blocks) {
        List<PlacedElement> found = new ArrayList<>();
        for (JsonNode block : blocks) {
            switch (block.path("type").asText()) {
                case "actions", "context_actions" ->
                    block.path("elements").forEach(element -> found.add(new PlacedElement(block, element)));
                case "section" -> {
                    if (block.has("accessory")) {
                        found.add(new PlacedElement(block, block.get("accessory")));
                    }
                }
                case "input" -> found.add(new PlacedElement(block, block.path("element")));
                default -> {}
            }
        }
        return found.stream().filter(each -> each.element().has("action_id")).toList();
    }

    /** As Slack does: every block gets an id, every element that can be used an action id. */
    static ArrayNode withIds(JsonNode blocks, Ids ids) {
        ArrayNode completed = Json.array();
        for (JsonNode block : blocks) {
            ObjectNode copy = block.deepCopy();
            if (!copy.has("block_id")) {
                copy.put("block_id", ids.blockId());
            }
            copy.path("elements").forEach(element -> completeElement(element, ids));
            completeElement(copy.path("accessory"), ids);
            completeElement(copy.path("element"), ids);
            completed.add(copy);
        }
        return completed;
    }

    private static void completeElement(JsonNode element, Ids ids) {
        if (element instanceof ObjectNode object && ElementKind.of(object).isPresent() && !object.has("action_id")) {
            object.put("action_id", ids.blockId());
        }
    }

    String blockId() {
        return block.path("block_id").asText();
    }

    String actionId() {
        return element.path("action_id").asText();
    }

    String type() {
        return element.path("type").asText();
    }

    boolean inInputBlock() {
        return block.path("type").asText().equals("input");
    }

    /** Whether using it sends {@code block_actions}: always outside input blocks, inside them only when asked for. */
    boolean dispatches() {
        return !inInputBlock() || block.path("dispatch_action").asBoolean(false);
    }

    boolean required() {
        return inInputBlock() && !block.path("optional").asBoolean(false);
    }

    /** All of the surface's {@code state.values}: what was entered, else what the app put in first. */
    static ObjectNode stateValues(JsonNode blocks, Entries entries) {
        ObjectNode values = Json.object();
        for (PlacedElement placed : in(blocks)) {
            ElementKind.of(placed.element()).filter(ElementKind::keepsState).ifPresent(kind -> {
                ObjectNode entry = kind.stateEntry(placed.element(), entries.get(placed.blockId(), placed.actionId()));
                values.withObjectProperty(placed.blockId()).set(placed.actionId(), entry);
            });
        }
        return values;
    }
}
