package dev.trellis.conversation.form;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.trellis.text.Text;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question of a {@link Form}. What was entered comes back as a string under the field's id, whatever the kind: dates as {@code
 * 2026-11-23}, times as {@code 14:30}, several choices joined by commas, nothing entered as an absent entry.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Field.Line.class, name = "line"),
    @JsonSubTypes.Type(value = Field.Choice.class, name = "choice"),
    @JsonSubTypes.Type(value = Field.Several.class, name = "several"),
    @JsonSubTypes.Type(value = Field.Date.class, name = "date"),
    @JsonSubTypes.Type(value = Field.Time.class, name = "time")
})
public sealed interface Field {
    /** Letters, digits and dashes; unique in its form. */
    String id();

    Text label();

    /** A sentence below the field; absent where the label says it all. */
    @Nullable
    Text hint();

    boolean required();

    /** Free words. {@code maximum} counts UTF-16 characters, at most 3,000. */
    record Line(
            String id,
            Text label,
            @Nullable Text hint,
            boolean required,
            boolean manyLines,
            int maximum,
            @Nullable String initial)
            implements Field {}

    /** One of the options. More than a platform can list are grouped, never cut. */
    record Choice(
            String id,
            Text label,
            @Nullable Text hint,
            boolean required,
            List<Option> options,
            Look look,
            @Nullable String initial)
            implements Field {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** Any number of the options. */
    record Several(
            String id, Text label, @Nullable Text hint, boolean required, List<Option> options, List<String> initial)
            implements Field {
        public Several {
            options = List.copyOf(options);
            initial = List.copyOf(initial);
        }
    }

    record Date(
            String id,
            Text label,
            @Nullable Text hint,
            boolean required,
            @Nullable LocalDate initial) implements Field {}

    /** A time of day in the reader's own zone. */
    record Time(
            String id,
            Text label,
            @Nullable Text hint,
            boolean required,
            @Nullable LocalTime initial) implements Field {}

    /**
     * @param value what comes back; at most 100 characters, no comma
     */
    record Option(String value, Text label) {}

    /** How a choice is laid out. */
    enum Look {
        /** A menu that unfolds. */
        MENU,
        /** All options in view; for at most 10. */
        OPEN
    }

    /** Whether the field can hold words that nobody else should log. */
    @JsonIgnore
    default boolean holdsWords() {
        return this instanceof Line;
    }
}
