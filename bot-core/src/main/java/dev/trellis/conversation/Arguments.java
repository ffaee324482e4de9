package dev.trellis.conversation;

import dev.trellis.person.Person;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a command was given, by parameter name, after the grammar has checked it. */
public record Arguments(Map<String, Person> people, Map<String, String> words) {
    public Arguments {
        people = Map.copyOf(people);
        words = Map.copyOf(words);
    }

    /** A required person. */
    public Person person(String name) {
        return Objects.requireNonNull(people.get(name), name);
    }

    public Optional<Person> maybePerson(String name) {
        return Optional.ofNullable(people.get(name));
    }

    /** A required word, choice or rest. */
    public String word(String name) {
        return Objects.requireNonNull(words.get(name), name);
    }

    public Optional<String> maybeWord(String name) {
        return Optional.ofNullable(words.get(name));
    }

    public boolean isEmpty() {
        return people.isEmpty() && words.isEmpty();
    }
}
