package dev.trellis.teams.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Small helps to build trees. Entries keep their order, so that the same card is the same bytes. */
final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    static ObjectNode typed(String type) {
        return NODES.objectNode().put("type", type);
    }

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static ArrayNode array(Collection<? extends JsonNode> nodes) {
        return NODES.arrayNode().addAll(nodes);
    }

    static ArrayNode array(JsonNode... nodes) {
        ArrayNode array = NODES.arrayNode();
        for (JsonNode node : nodes) {
            array.add(node);
        }
        return array;
    }

    static ObjectNode strings(Map<String, String> entries) {
        ObjectNode object = NODES.objectNode();
        new TreeMap<>(entries).forEach(object::put);
        return object;
    }
}
