package dev.trellis.teams.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.schema.teams.TaskModuleTaskInfo;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.teams.render.TextRuns.Look;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form as the card of a dialog (task module). Labels go into {@code label}, which clients show to the letter; hints and errors follow
 * their input as small text, errors in the colour of attention.
 */
public final class FormRenderer {
    private static final int LONGEST_TITLE = 24;
    private static final int LONGEST_LABEL = 300;
    private static final DateTimeFormatter HOUR_AND_MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private final Form form;
    private final Voice voice;
    private final @Nullable Map<String, String> entered;
    private final Map<String, Text> errors;

    private FormRenderer(Form form, Voice voice, @Nullable Map<String, String> entered, Map<String, Text> errors) {
        this.form = form;
        this.voice = voice;
        this.entered = entered;
        this.errors = errors;
    }

    /** The form as it opens. */
    public static TaskModuleTaskInfo opened(Form form, Voice voice) {
        return new FormRenderer(form, voice, null, Map.of()).render();
    }

    /** The form again, with what was entered and a sentence at each field that needs another look. */
    public static TaskModuleTaskInfo again(
            Form form, Voice voice, Map<String, String> entered, Map<String, Text> errors) {
        return new FormRenderer(form, voice, entered, errors).render();
    }

    private TaskModuleTaskInfo render() {
        TaskModuleTaskInfo info = new TaskModuleTaskInfo();
        info.setTitle(Shortened.to(LONGEST_TITLE, voice.plain(form.title())));
        info.setHeight("medium");
        info.setWidth("medium");
        info.setCard(MessageRenderer.attachment(card()));
        return info;
    }

    private ObjectNode card() {
        ObjectNode card = CardRenderer.frame(voice);
        card.put("fallbackText", voice.plain(form.title()));
        ArrayNode body = card.putArray("body");
        if (form.introduction() != null) {
            body.addAll(TextRuns.blocks(voice.say(form.introduction()), Look.PLAIN));
        }
        List<String> ids = form.fields().stream().map(Field::id).toList();
        errors.forEach((field, sentence) -> {
            if (!ids.contains(field)) {
                body.addAll(TextRuns.blocks(voice.say(sentence), Look.ERROR));
            }
        });
        for (Field field : form.fields()) {
            body.addAll(render(field));
        }
        ObjectNode submit = Json.typed("Action.Submit")
                .put("title", Shortened.to(LONGEST_TITLE, voice.plain(form.submit())))
                .put("style", "positive");
        submit.set("data", CardData.of(new Button.Action(form.name(), form.subject()), null));
        card.set("actions", Json.array(submit));
        return card;
    }

    private List<ObjectNode> render(Field field) {
        List<ObjectNode> nodes = new ArrayList<>();
        nodes.add(input(field));
        if (field.hint() != null) {
            nodes.addAll(below(field.hint(), Look.NOTE));
        }
        Text error = errors.get(field.id());
        if (error != null) {
            List<ObjectNode> blocks = below(error, Look.ERROR);
            if (!blocks.isEmpty()) {
                blocks.getFirst().put("id", "error." + field.id());
            }
            nodes.addAll(blocks);
        }
        return nodes;
    }

    private List<ObjectNode> below(Text text, Look look) {
        List<ObjectNode> blocks = TextRuns.blocks(voice.say(text), look);
        if (!blocks.isEmpty()) {
            blocks.getFirst().put("spacing", "small");
        }
        return blocks;
    }

    private ObjectNode input(Field field) {
        return switch (field) {
            case Field.Line line -> {
                ObjectNode input = input("Input.Text", line, line.initial());
                if (line.manyLines()) {
                    input.put("isMultiline", true);
                }
                yield input.put("maxLength", line.maximum());
            }
            case Field.Choice choice -> choice(choice);
            case Field.Several several -> {
                String initial = several.initial().isEmpty() ? null : String.join(",", several.initial());
                ObjectNode input = input("Input.ChoiceSet", several, initial)
                        .put("isMultiSelect", true)
                        .put("style", "expanded")
                        .put("wrap", true);
                input.set("choices", choices(several.options(), true));
                yield input;
            }
            case Field.Date date ->
                input(
                        "Input.Date",
                        date,
                        date.initial() == null ? null : date.initial().toString());
            case Field.Time time ->
                input("Input.Time", time, time.initial() == null ? null : HOUR_AND_MINUTE.format(time.initial()));
        };
    }

    private ObjectNode choice(Field.Choice choice) {
        // In view, titles are read as Markdown; in a menu they are not. So a title with special characters moves the
        // choice to a menu.
        boolean open = choice.look() == Field.Look.OPEN
                && choice.options().stream().allMatch(option -> ChoiceTitle.isPlain(voice.plain(option.label())));
        ObjectNode input = input("Input.ChoiceSet", choice, choice.initial())
                .put("style", open ? "expanded" : "compact")
                .put("wrap", true);
        input.set("choices", choices(choice.options(), false));
        return input;
    }

    private ArrayNode choices(List<Field.Option> options, boolean escaped) {
        ArrayNode choices = Json.array();
        for (Field.Option option : options) {
            String title = voice.plain(option.label());
            choices.addObject()
                    .put("title", escaped ? ChoiceTitle.escaped(title) : title)
                    .put("value", option.value());
        }
        return choices;
    }

    private ObjectNode input(String type, Field field, @Nullable String initial) {
        ObjectNode input = Json.typed(type)
                .put("id", CardData.inputOf(field.id()))
                .put("label", Shortened.to(LONGEST_LABEL, voice.plain(field.label())));
        String value = entered == null ? initial : entered.get(field.id());
        if (value != null) {
            input.put("value", value);
        }
        if (field.required()) {
            input.put("isRequired", true).put("errorMessage", voice.plain(Text.of("teams.required")));
        }
        return input;
    }
}
