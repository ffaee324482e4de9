package dev.trellis.text;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Something to be said, before it is known to whom. It becomes words only through a {@link Voice}, when a message is rendered, so a
 * text may be stored in the outbox and still reach its reader in their language and time zone as they are then.
 *
 * <p>Only a {@link Phrase} comes from a message bundle and may carry emphasis. {@link Words} are somebody's own: names, answers, topics.
 * They are never parsed for markup, on any platform.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Text.Phrase.class, name = "phrase"),
    @JsonSubTypes.Type(value = Text.Words.class, name = "words"),
    @JsonSubTypes.Type(value = Text.Amount.class, name = "amount"),
    @JsonSubTypes.Type(value = Text.Moment.class, name = "moment"),
    @JsonSubTypes.Type(value = Text.Day.class, name = "day"),
    @JsonSubTypes.Type(value = Text.Date.class, name = "date"),
    @JsonSubTypes.Type(value = Text.Listed.class, name = "list")
})
public sealed interface Text {

    /** A sentence from the bundle of {@code key}'s first segment ({@code checkin.ask} stands in the bundle {@code checkin}). */
    record Phrase(String key, Map<String, Text> with) implements Text {
        public Phrase {
            with = Map.copyOf(with);
        }
    }

    /** What a person wrote or is called, shown to the letter. */
    record Words(String words) implements Text {}

    /** A number, formatted by the reader's language; selects plurals inside a phrase. */
    record Amount(double amount) implements Text {}

    /** A point in time, said in the reader's own time zone. */
    record Moment(Instant at, Form form) implements Text {
        /** How much of the moment is said. */
        public enum Form {
            DAY_AND_TIME,
            DAY,
            TIME,
            /** The day with its year, without the weekday: for what may be long ago. */
            DATE
        }
    }

    /**
     * A calendar day that is the same in every zone.
     *
     * @param brief for labels: day and month, the month shortened
     */
    record Day(LocalDate day, boolean brief) implements Text {
        public Day(LocalDate day) {
            this(day, false);
        }
    }

    /** A calendar day with its year, that is the same in every zone: for plans that reach further than some months. */
    record Date(LocalDate day) implements Text {}

    /** Several things in one sentence, joined as the reader's language joins them: {@code A, B, and C}. */
    record Listed(List<Text> items) implements Text {
        public Listed {
            items = List.copyOf(items);
        }
    }

    /**
     * A phrase with its arguments as alternating names and values. Values may be {@link Text}, numbers, {@link Instant}s (said with day
     * and time), {@link LocalDate}s, or strings, which are taken as {@link Words}.
     *
     * @throws IllegalArgumentException on an odd count or a value of another type
     */
    static Text of(String key, Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a name without a value for " + key);
        }
        SequencedMap<String, Text> with = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            with.put((String) namesAndValues[i], any(namesAndValues[i + 1]));
        }
        return new Phrase(key, with);
    }

    /** Whether the bundles have a text of this key: for keys made of what is stored, which an older or newer version may have written. */
    static boolean exists(String key) {
        return Bundles.of(Language.ENGLISH).has(key);
    }

    static Text words(String words) {
        return new Words(words);
    }

    static Text list(List<? extends Text> items) {
        return new Listed(List.copyOf(items));
    }

    private static Text any(Object value) {
        return switch (value) {
            case Text text -> text;
            case Number number -> new Amount(number.doubleValue());
            case Instant at -> new Moment(at, Moment.Form.DAY_AND_TIME);
            case LocalDate day -> new Day(day);
            case String words -> new Words(words);
            default -> throw new IllegalArgumentException("cannot say a " + value.getClass());
        };
    }
}
