package dev.trellis.conversation;

import dev.trellis.conversation.form.Form;
import dev.trellis.text.Text;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A form as it was sent, after every field was checked against the form that would be opened now. */
public record Submission(Form form, Claim subject, Map<String, String> values) {
    public Submission {
        values = Map.copyOf(values);
    }

    /** What a required field holds. */
    public String value(String field) {
        return Objects.requireNonNull(values.get(field), field);
    }

    public Optional<String> maybe(String field) {
        return Optional.ofNullable(values.get(field));
    }

    public LocalDate date(String field) {
        return LocalDate.parse(value(field));
    }

    public LocalTime time(String field) {
        return LocalTime.parse(value(field));
    }

    public List<String> several(String field) {
        return maybe(field).map(all -> Arrays.asList(all.split(","))).orElse(List.of());
    }

    /** The form stays open with this sentence at the field. */
    public Reply correct(String field, Text sentence) {
        return new Reply.Correct(form, Map.of(field, sentence));
    }
}
