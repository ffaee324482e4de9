package dev.trellis.conversation;

import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.command.Token;
import dev.trellis.organization.Workspace;
import dev.trellis.person.Actor;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.StringJoiner;

/** Reads what follows a command's words. Every misunderstanding is one sentence that shows how it is said. */
final class Grammar {
    private final Directory directory;

    Grammar(Directory directory) {
        this.directory = directory;
    }

    /** The tokens after the command's own words as arguments, or what to say about them. */
    Read read(Talk.Command command, List<Token> tokens, Workspace workspace, Actor actor) {
        List<Token> left = new ArrayList<>(tokens);
        Map<String, Person> people = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        Map<String, List<Person>> several = new HashMap<>();
        for (Parameter parameter : command.parameters()) {
            if (left.isEmpty()) {
                if (parameter.required()) {
                    return new Read.Misread(Text.of(
                            "command.missing",
                            "what",
                            Text.of("command.parameter." + parameter.name()),
                            "usage",
                            usage(command)));
                }
                continue;
            }
            switch (parameter.kind()) {
                case PERSON -> {
                    switch (person(left.removeFirst(), workspace, command.takes(), actor)) {
                        case Found.One one -> people.put(parameter.name(), one.person());
                        case Found.None none -> {
                            return new Read.Misread(none.why());
                        }
                    }
                }
                case PEOPLE -> {
                    SequencedMap<Long, Person> all = new LinkedHashMap<>();
                    while (!left.isEmpty()) {
                        switch (person(left.removeFirst(), workspace, command.takes(), actor)) {
                            case Found.One one -> all.put(one.person().id(), one.person());
                            case Found.None none -> {
                                return new Read.Misread(none.why());
                            }
                        }
                    }
                    several.put(parameter.name(), List.copyOf(all.values()));
                }
                case CHOICE -> {
                    String word = shown(left.removeFirst());
                    String choice = word.toLowerCase(Locale.ROOT);
                    if (!parameter.choices().contains(choice)) {
                        return new Read.Misread(Text.of(
                                "command.not-a-choice",
                                "word",
                                word,
                                "choices",
                                String.join(", ", parameter.choices())));
                    }
                    words.put(parameter.name(), choice);
                }
                case WORD -> words.put(parameter.name(), shown(left.removeFirst()));
                case REST -> {
                    StringJoiner rest = new StringJoiner(" ");
                    left.forEach(token -> rest.add(shown(token)));
                    left.clear();
                    words.put(parameter.name(), rest.toString());
                }
            }
        }
        return left.isEmpty()
                ? new Read.Understood(new Arguments(people, words, several))
                : new Read.Misread(
                        Text.of("command.too-much", "what", shown(left.getFirst()), "usage", usage(command)));
    }

    /** How a command is said, such as {@code pair <mentor> <mentee>}; optional parameters in brackets. */
    static Text usage(Talk.Command command) {
        List<Object> with = new ArrayList<>(List.of("words", command.name()));
        for (Parameter parameter : command.parameters()) {
            with.add("parameter" + (with.size() / 2));
            with.add(Text.of(
                    parameter.required() ? "command.parameter-required" : "command.parameter-optional",
                    "name",
                    Text.of("command.parameter." + parameter.name())));
        }
        return Text.of("command.usage-" + command.parameters().size(), with.toArray());
    }

    /** By name, participants find only those they are or were in a pair with: whom else Trellis knows is for those who pair people. */
    private Found person(Token token, Workspace workspace, Right takes, Actor actor) {
        boolean everybody = takes == Right.RUN_PROGRAMS || takes == Right.GOVERN;
        return switch (token) {
            case Token.Person mention ->
                everybody
                        ? new Found.One(directory.mentioned(workspace, mention.identity(), mention.shownAs()))
                        : directory
                                .known(workspace, mention.identity())
                                .<Found>map(Found.One::new)
                                .orElseGet(() ->
                                        new Found.None(Text.of("command.not-a-person", "word", mention.shownAs())));
            case Token.Channel channel -> new Found.None(Text.of("command.not-a-person", "word", channel.shownAs()));
            case Token.Word word -> {
                List<Person> named = everybody
                        ? directory.named(workspace.organizationId(), word.word())
                        : directory.partnersNamed(actor, word.word());
                if (named.size() == 1) {
                    yield new Found.One(named.getFirst());
                }
                if (named.isEmpty()) {
                    yield new Found.None(Text.of("command.not-a-person", "word", word.word()));
                }
                StringJoiner names = new StringJoiner(", ");
                named.stream().limit(5).forEach(person -> names.add(person.displayName()));
                yield new Found.None(Text.of("command.several-people", "word", word.word(), "names", names.toString()));
            }
        };
    }

    private static String shown(Token token) {
        return switch (token) {
            case Token.Word word -> word.word();
            case Token.Person person -> "@" + person.shownAs();
            case Token.Channel channel -> "#" + channel.shownAs();
        };
    }

    /** What came of reading. */
    sealed interface Read {
        record Understood(Arguments arguments) implements Read {}

        record Misread(Text sentence) implements Read {}
    }

    private sealed interface Found {
        record One(Person person) implements Found {}

        record None(Text why) implements Found {}
    }
}
