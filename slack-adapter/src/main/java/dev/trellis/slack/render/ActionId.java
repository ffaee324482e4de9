package dev.trellis.slack.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trellis.conversation.message.Button.Action;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a button's press is written into its {@code action_id} and {@code value}, and read back. Both come back as claims. */
public sealed interface ActionId {
    record Act(Action action) implements ActionId {}

    record OpenForm(Action form) implements ActionId {}

    /** A link was followed; Slack reports that too. */
    record Link() implements ActionId {}

    private static String id(String kind, String name, int index) {
        return kind + ":" + name + "#" + index;
    }

    static String act(String name, int index) {
        return id("act", name, index);
    }

    static String form(String name, int index) {
        return id("form", name, index);
    }

    static String link(int index) {
        return id("link", "", index);
    }

    /** Whatever it says: an id that is not ours is an action that nobody declared, and the engine has a sentence for that. */
    static ActionId read(String actionId, @Nullable String value) {
        int colon = actionId.indexOf(':');
        int hash = actionId.lastIndexOf('#');
        String kind = colon < 0 ? "" : actionId.substring(0, colon);
        String name = actionId.substring(colon + 1, hash > colon ? hash : actionId.length());
        return switch (kind) {
            case "link" -> new Link();
            case "form" -> new OpenForm(new Action(name, arguments(value)));
            case "act" -> new Act(new Action(name, arguments(value)));
            default -> new Act(new Action(actionId, arguments(value)));
        };
    }

    private static Map<String, String> arguments(@Nullable String value) {
        if (value == null) {
            return Map.of();
        }
        try {
            return Json.strings(Json.MAPPER.readTree(value));
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }
}
