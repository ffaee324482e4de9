package dev.trellis.conversation.form;

import dev.trellis.text.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks what was entered against the form that was asked. What a client can check too is checked again: a client is not ours. */
public final class FormCheck {
    /** The notations that a {@link Field} promises. Java reads more: years of nine digits, seconds, fractions of them. */
    private static final Pattern DATE = Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}");

    private FormCheck() {}

    /** Entries of the form's own fields only, without surrounding space; what is blank is absent. */
    public static Map<String, String> tidy(Form form, Map<String, String> values) {
        Map<String, String> tidy = new HashMap<>();
        for (Field field : form.fields()) {
            String value = values.get(field.id());
            if (value != null && !value.isBlank()) {
                tidy.put(field.id(), value.strip());
            }
        }
        return tidy;
    }

    /** A sentence for every field that needs another look, in the order of the form. */
    public static Map<String, Text> errors(Form form, Map<String, String> tidy) {
        Map<String, Text> errors = new LinkedHashMap<>();
        for (Field field : form.fields()) {
            String value = tidy.get(field.id());
            Optional<Text> error = value == null
                    ? field.required() ? Optional.of(Text.of("form.required")) : Optional.empty()
                    : error(field, value);
            error.ifPresent(text -> errors.put(field.id(), text));
        }
        return errors;
    }

    private static Optional<Text> error(Field field, String value) {
        return switch (field) {
            case Field.Line line ->
                value.length() > line.maximum()
                        ? Optional.of(Text.of("form.too-long", "maximum", line.maximum(), "length", value.length()))
                        : Optional.empty();
            case Field.Choice choice -> known(choice.options(), List.of(value));
            case Field.Several several -> known(several.options(), Arrays.asList(value.split(",", -1)));
            case Field.Date ignored -> parses(DATE, () -> LocalDate.parse(value), value, "form.not-a-date");
            case Field.Time ignored -> parses(TIME, () -> LocalTime.parse(value), value, "form.not-a-time");
        };
    }

    private static Optional<Text> known(List<Field.Option> options, List<String> values) {
        boolean all = values.stream()
                .allMatch(value ->
                        options.stream().anyMatch(option -> option.value().equals(value)));
        boolean once = Set.copyOf(values).size() == values.size();
        return all && once ? Optional.empty() : Optional.of(Text.of("form.not-an-option"));
    }

    private static Optional<Text> parses(Pattern notation, Runnable parsing, String value, String otherwise) {
        if (!notation.matcher(value).matches()) {
            return Optional.of(Text.of(otherwise));
        }
        try {
            parsing.run();
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of(Text.of(otherwise));
        }
    }
}
