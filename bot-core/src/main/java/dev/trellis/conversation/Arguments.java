package dev.trellis.conversation;

import dev.trellis.person.Person;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a command was given, by parameter name, after the grammar has checked it. */
public record Arguments(Map<String, Person> people, Map<String, String> words, Map<String, List<Person>> several) {
    public Arguments {
        people = Map.copyOf(people);
        words = Map.copyOf(words);
        several = Map.copyOf(several);
    }

    /** A required person. */
    public Person person(String name) {
        return Objects.requireNonNull(people.get(name), name);
    }

    public Optional<Person> maybePerson(String name) {
        return Optional.ofNullable(people.get(name));
    }

    /** Everybody who was named, in that order, each once; nobody if it was left out. */
    public List<Person> several(String name) {
        return several.getOrDefault(name, List.of());
    }

    /** A required word, choice or rest. */
    public String word(String name) {
        return Objects.requireNonNull(words.get(name), name);
    }

    public Optional<String> maybeWord(String name) {
        return Optional.ofNullable(words.get(name));
    }

    public boolean isEmpty() {
        return people.isEmpty() && words.isEmpty() && several.isEmpty();
    }
}
