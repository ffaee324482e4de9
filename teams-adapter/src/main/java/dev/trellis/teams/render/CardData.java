package dev.trellis.teams.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.message.Button;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code data} of our buttons: the action under a key of our own, so that a card's data is told from what a client puts beside it.
 * The same shape for taps, for questions for a form and for submitted forms.
 */
public final class CardData {
    private static final String OURS = "trellis";
    /** Before the ids of inputs, so that no field can be taken for a key of ours or of Teams. */
    private static final String FIELD = "field.";

    private CardData() {}

    static ObjectNode of(Button.Action action) {
        ObjectNode data = Json.object();
        data.putObject(OURS).put("name", action.name()).set("with", Json.strings(action.arguments()));
        return data;
    }

    static ObjectNode asking(Button.Action form) {
        ObjectNode data = Json.object();
        data.putObject("msteams").put("type", "task/fetch");
        data.setAll(of(form));
        return data;
    }

    static String inputOf(String field) {
        return FIELD + field;
    }

    /** The action in a button's data; absent when the data is not of a card of ours. */
    public static Button.@Nullable Action action(JsonNode data) {
        JsonNode ours = data.path(OURS);
        String name = ours.path("name").asText();
        if (name.isBlank()) {
            return null;
        }
        Map<String, String> arguments = new HashMap<>();
        ours.path("with")
                .properties()
                .forEach(entry -> arguments.put(entry.getKey(), entry.getValue().asText()));
        return new Button.Action(name, arguments);
    }

    /** What was entered, by field id; nothing entered is an absent entry. */
    public static Map<String, String> values(JsonNode data) {
        Map<String, String> values = new HashMap<>();
        data.properties().forEach(entry -> {
            String value = entry.getValue().asText();
            if (entry.getKey().startsWith(FIELD) && !value.isBlank()) {
                values.put(entry.getKey().substring(FIELD.length()), value);
            }
        });
        return values;
    }
}
