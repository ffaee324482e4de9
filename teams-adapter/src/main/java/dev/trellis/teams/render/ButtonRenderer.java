package dev.trellis.teams.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Element;
import dev.trellis.text.Voice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Buttons in rows of six, which is all that Teams shows of an action set. A tap is {@code Action.Execute}, with {@code Action.Submit} for
 * clients that do not know it; a form is {@code Action.Submit} with {@code task/fetch}.
 */
final class ButtonRenderer {
    private static final int IN_A_ROW = 6;
    private static final int LONGEST_LABEL = 75;

    private final Voice voice;
    private final Fit fit;
    private final @Nullable String parcel;

    ButtonRenderer(Voice voice, Fit fit, @Nullable String parcel) {
        this.voice = voice;
        this.fit = fit;
        this.parcel = parcel;
    }

    List<ObjectNode> render(Element.Buttons buttons) {
        List<ObjectNode> rows = new ArrayList<>();
        List<Button> all = buttons.buttons();
        for (int from = 0; from < all.size(); from += IN_A_ROW) {
            ObjectNode row = Json.typed("ActionSet");
            row.set(
                    "actions",
                    Json.array(all.subList(from, Math.min(all.size(), from + IN_A_ROW)).stream()
                            .map(this::action)
                            .toList()));
            if (from > 0) {
                row.put("spacing", "small");
            }
            rows.add(row);
        }
        return rows;
    }

    private ObjectNode action(Button button) {
        String title = Shortened.to(LONGEST_LABEL, voice.plain(button.label()));
        ObjectNode action = switch (button.press()) {
            case Button.Press.Act(Button.Action act) -> {
                ObjectNode execute = Json.typed("Action.Execute")
                        .put("title", title)
                        .put("verb", act.name())
                        .put("associatedInputs", "none");
                execute.set("data", CardData.of(act, parcel));
                if (!fit.spare()) {
                    execute.set("fallback", submit(title, CardData.of(act, parcel)));
                }
                yield execute;
            }
            case Button.Press.OpenForm(Button.Action form) -> submit(title, CardData.asking(form, parcel));
            case Button.Press.OpenLink(String url) ->
                Json.typed("Action.OpenUrl").put("title", title).put("url", url);
        };
        switch (button.style()) {
            case PLAIN -> {}
            case PRIMARY -> action.put("style", "positive");
            case DANGER -> action.put("style", "destructive");
        }
        return action;
    }

    private static ObjectNode submit(String title, ObjectNode data) {
        ObjectNode submit = Json.typed("Action.Submit").put("title", title).put("associatedInputs", "none");
        submit.set("data", data);
        return submit;
    }
}
