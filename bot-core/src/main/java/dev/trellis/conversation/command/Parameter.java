package dev.trellis.conversation.command;

import java.util.List;

/**
 * What a command takes.
 *
 * @param name also names it for people: {@code command.parameter.<name>} in the bundles
 * @param choices what a {@link Kind#CHOICE} may be; empty for other kinds
 */
public record Parameter(String name, Kind kind, boolean required, List<String> choices) {
    public Parameter {
        choices = List.copyOf(choices);
    }

    /** A mention, or a name that fits one known person. */
    public static Parameter person(String name) {
        return new Parameter(name, Kind.PERSON, true, List.of());
    }

    /** All people that are named, one or more; nothing else comes after them. */
    public static Parameter people(String name) {
        return new Parameter(name, Kind.PEOPLE, true, List.of());
    }

    /** A word out of a few. */
    public static Parameter choice(String name, String... choices) {
        return new Parameter(name, Kind.CHOICE, true, List.of(choices));
    }

    /** Everything that is left, as it was typed. */
    public static Parameter rest(String name) {
        return new Parameter(name, Kind.REST, true, List.of());
    }

    /** One word. */
    public static Parameter word(String name) {
        return new Parameter(name, Kind.WORD, true, List.of());
    }

    public Parameter optional() {
        return new Parameter(name, kind, false, choices);
    }

    /** What is accepted. */
    public enum Kind {
        PERSON,
        PEOPLE,
        CHOICE,
        WORD,
        REST
    }
}
