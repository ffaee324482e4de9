package dev.trellis.teams.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.message.Button;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code data} of our buttons: the action under a key of our own, so that a card's data is told from what a client puts beside it.
 * The same shape for taps, for questions for a form and for submitted forms. In a message it says, too, which of ours the message is: Teams
 * cannot be asked for a message, so a tap is what tells that one arrived.
 */
public final class CardData {
    private static final String OURS = "trellis";
    /** Before the ids of inputs, so that no field can be taken for a key of ours or of Teams. */
    private static final String FIELD = "field.";

    private static final String PARCEL = "parcel";

    private CardData() {}

    /** @param parcel the id of what holds the button; absent where that is no message */
    static ObjectNode of(Button.Action action, @Nullable String parcel) {
        ObjectNode data = Json.object();
        ObjectNode ours = data.putObject(OURS);
        ours.put("name", action.name()).set("with", Json.strings(action.arguments()));
        if (parcel != null) {
            ours.put(PARCEL, parcel);
        }
        return data;
    }

    static ObjectNode asking(Button.Action form, @Nullable String parcel) {
        ObjectNode data = Json.object();
        data.putObject("msteams").put("type", "task/fetch");
        data.setAll(of(form, parcel));
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

    /** The id of the message that the button is said to be on; absent when it is not said. */
    public static @Nullable String parcel(JsonNode data) {
        String parcel = data.path(OURS).path(PARCEL).asText();
        return parcel.isBlank() ? null : parcel;
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
