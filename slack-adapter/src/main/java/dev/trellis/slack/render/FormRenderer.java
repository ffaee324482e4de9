package dev.trellis.slack.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.util.List;
import java.util.Map;

/** Turns a neutral form into a modal view. A block's id is its field's id, so that errors find their field. */
public final class FormRenderer {
    private FormRenderer() {}

    public static ObjectNode view(Form form, Voice voice) {
        return view(form, voice, Map.of());
    }

    /**
     * @param errors said on top: for a form that is opened with them, because Slack marks fields only in answer to a submission
     */
    public static ObjectNode view(Form form, Voice voice, Map<String, Text> errors) {
        ObjectNode view = Json.typed("modal").put("callback_id", "form");
        view.put("private_metadata", FormMetadata.of(form).write());
        view.set("title", PlainTexts.of(voice.plain(form.title()), Limits.VIEW_TITLE));
        view.set("submit", PlainTexts.of(voice.plain(form.submit()), Limits.VIEW_TITLE));
        ArrayNode blocks = view.putArray("blocks");
        if (form.introduction() != null) {
            blocks.add(RichText.block(List.of(RichText.section(voice.say(form.introduction())))));
        }
        for (Field field : form.fields()) {
            Text error = errors.get(field.id());
            if (error != null) {
                blocks.add(RichText.block(List.of(RichText.quote(voice.say(error)))));
            }
            blocks.add(input(field, voice));
        }
        return view;
    }

    private static ObjectNode input(Field field, Voice voice) {
        ObjectNode element = FieldElement.of(field, voice);
        if (element.isEmpty()) {
            // Slack has no menu without entries; the question is still shown, with why it cannot be answered.
            List<ObjectNode> said =
                    List.of(RichText.section(voice.say(Text.of("slack.field.empty", "label", field.label()))));
            return RichText.block(said).put("block_id", field.id());
        }
        ObjectNode block = Json.typed("input").put("block_id", field.id()).put("optional", !field.required());
        block.set("label", PlainTexts.of(voice.plain(field.label()), Limits.FIELD_LABEL));
        block.set("element", element);
        if (field.hint() != null) {
            block.set("hint", PlainTexts.of(voice.plain(field.hint()), Limits.FIELD_LABEL));
        }
        return block;
    }
}
