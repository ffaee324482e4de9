package dev.trellis.teams.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.schema.Serialization;
import java.util.List;

/**
 * The SDK's types as they are sent: the same for measuring and for sending. An emoji is four bytes, not a twelve-byte escape; and what the
 * SDK's getters add without being part of the protocol is left out.
 */
public final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build());

    private static final List<String> NOT_PROTOCOL =
            List.of("fromStreamingConnection", "teamsActivity", "historyDisclosed", "group");

    private Wire() {}

    public static JsonNode tree(Object body) {
        JsonNode tree = Serialization.objectToTree(body);
        return tree instanceof ObjectNode object ? object.remove(NOT_PROTOCOL) : tree;
    }

    public static byte[] bytes(Object body) {
        try {
            return JSON.writeValueAsBytes(tree(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
