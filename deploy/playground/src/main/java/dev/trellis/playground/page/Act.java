package dev.trellis.playground.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody in front of a client does.
 *
 * @param platform {@code slack} or {@code teams}
 * @param who the person's id
 * @param does {@code say}, {@code command}, {@code press}, {@code submit}, {@code close}, {@code closeAll} or {@code home}
 * @param conversation where; for a press in a modal or on the Home tab: null
 * @param message the message's id that is acted on
 * @param view the modal's id that is acted on
 * @param block with a press in Slack: the block's id
 * @param action with a press in Slack: the element's action id
 * @param index with a press in Teams: the action's place on the card
 * @param values what was picked with a press in Slack
 * @param entries what was entered, by action id (Slack) or input id (Teams, one value each)
 */
record Act(
        String platform,
        String who,
        String does,
        @Nullable String conversation,
        @Nullable String message,
        @Nullable String view,
        @Nullable String text,
        @Nullable String block,
        @Nullable String action,
        int index,
        @Nullable List<String> values,
        @Nullable Map<String, List<String>> entries) {

    String textOrEmpty() {
        return text == null ? "" : text;
    }

    String actionOrEmpty() {
        return action == null ? "" : action;
    }

    List<String> valuesOrEmpty() {
        return values == null ? List.of() : values;
    }

    Map<String, List<String>> entriesOrEmpty() {
        return entries == null ? Map.of() : entries;
    }

    String conversationRequired() {
        return required(conversation, "conversation");
    }

    String messageRequired() {
        return required(message, "message");
    }

    private String required(@Nullable String value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(does + " needs a " + name);
        }
        return value;
    }
}
