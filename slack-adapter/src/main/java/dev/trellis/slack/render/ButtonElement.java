package dev.trellis.slack.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.message.Button;
import dev.trellis.text.Voice;

/** A button of an {@code actions} block. */
final class ButtonElement {
    private ButtonElement() {}

    /**
     * @param index of the button in its message: Slack wants action ids that differ, and two buttons may do the same with other arguments
     */
    static ObjectNode of(Button button, Voice voice, int index) {
        ObjectNode element = Json.typed("button");
        element.set("text", PlainTexts.of(voice.plain(button.label()), Limits.BUTTON_LABEL));
        switch (button.press()) {
            case Button.Press.Act act -> {
                element.put("action_id", ActionId.act(act.action().name(), index));
                element.put("value", Json.write(Json.strings(act.action().arguments())));
            }
            case Button.Press.OpenForm open -> {
                element.put("action_id", ActionId.form(open.form().name(), index));
                element.put("value", Json.write(Json.strings(open.form().arguments())));
            }
            case Button.Press.OpenLink link -> {
                element.put("action_id", ActionId.link(index));
                element.put("url", link.url());
            }
        }
        switch (button.style()) {
            case PRIMARY -> element.put("style", "primary");
            case DANGER -> element.put("style", "danger");
            case PLAIN -> {}
        }
        return element;
    }
}
