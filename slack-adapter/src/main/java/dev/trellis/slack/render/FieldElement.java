package dev.trellis.slack.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.form.Field;
import dev.trellis.text.Voice;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The element of an input block. */
final class FieldElement {
    private static final DateTimeFormatter HOUR_AND_MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private FieldElement() {}

    /** Empty for a choice among nothing. */
    static ObjectNode of(Field field, Voice voice) {
        return switch (field) {
            case Field.Line line -> line(line);
            case Field.Choice choice -> choice(choice, voice);
            case Field.Several several -> several(several, voice);
            case Field.Date date -> {
                ObjectNode element = element("datepicker", field);
                if (date.initial() != null) {
                    element.put("initial_date", date.initial().toString());
                }
                yield element;
            }
            case Field.Time time -> {
                ObjectNode element = element("timepicker", field);
                if (time.initial() != null) {
                    element.put("initial_time", HOUR_AND_MINUTE.format(time.initial()));
                }
                yield element;
            }
        };
    }

    private static ObjectNode line(Field.Line line) {
        int maximum = Math.clamp(line.maximum(), 1, Limits.FIELD_INPUT);
        ObjectNode element = element("plain_text_input", line)
                .put("multiline", line.manyLines())
                .put("max_length", maximum);
        if (line.initial() != null && !line.initial().isEmpty()) {
            element.put("initial_value", Shortening.of(line.initial(), maximum));
        }
        return element;
    }

    private static ObjectNode choice(Field.Choice choice, Voice voice) {
        if (choice.options().isEmpty()) {
            return Json.object();
        }
        boolean open = choice.look() == Field.Look.OPEN && choice.options().size() <= Limits.OPTIONS_IN_VIEW;
        ObjectNode element = element(open ? "radio_buttons" : "static_select", choice);
        putOptions(element, choice.options(), voice);
        choice.options().stream()
                .filter(option -> option.value().equals(choice.initial()))
                .findFirst()
                .ifPresent(option -> element.set("initial_option", option(option, voice)));
        return element;
    }

    private static ObjectNode several(Field.Several several, Voice voice) {
        if (several.options().isEmpty()) {
            return Json.object();
        }
        boolean open = several.options().size() <= Limits.OPTIONS_IN_VIEW;
        ObjectNode element = element(open ? "checkboxes" : "multi_static_select", several);
        putOptions(element, several.options(), voice);
        List<Field.Option> initial = several.options().stream()
                .filter(option -> several.initial().contains(option.value()))
                .toList();
        if (!initial.isEmpty()) {
            ArrayNode chosen = element.putArray("initial_options");
            initial.forEach(option -> chosen.add(option(option, voice)));
        }
        return element;
    }

    /** More options than a menu lists go into groups, each named after the letters it spans. */
    private static void putOptions(ObjectNode element, List<Field.Option> options, Voice voice) {
        if (options.size() <= Limits.OPTIONS) {
            ArrayNode all = element.putArray("options");
            options.forEach(option -> all.add(option(option, voice)));
            return;
        }
        ArrayNode groups = element.putArray("option_groups");
        for (int from = 0; from < options.size(); from += Limits.OPTIONS) {
            List<Field.Option> some = options.subList(from, Math.min(from + Limits.OPTIONS, options.size()));
            String first = initialOf(some.getFirst(), voice);
            String last = initialOf(some.getLast(), voice);
            ObjectNode group = groups.addObject();
            group.set("label", PlainTexts.of(first.equals(last) ? first : first + "–" + last, Limits.OPTION_LABEL));
            ArrayNode members = group.putArray("options");
            some.forEach(option -> members.add(option(option, voice)));
        }
    }

    private static String initialOf(Field.Option option, Voice voice) {
        String label = voice.plain(option.label()).strip();
        if (label.isEmpty()) {
            return "";
        }
        return label.substring(0, label.offsetByCodePoints(0, 1))
                .toUpperCase(Locale.forLanguageTag(voice.language().tag()));
    }

    private static ObjectNode option(Field.Option option, Voice voice) {
        ObjectNode node = Json.object();
        node.set("text", PlainTexts.of(voice.plain(option.label()), Limits.OPTION_LABEL));
        return node.put("value", option.value());
    }

    private static ObjectNode element(String type, Field field) {
        return Json.typed(type).put("action_id", field.id());
    }
}
