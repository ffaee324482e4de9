package dev.trellis.conversation;

import dev.trellis.conversation.command.Parameter;
import dev.trellis.person.Right;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that can be said to Trellis: the commands, buttons and forms of all flows. The grammar, its help and its checks in one. */
public final class Talk {
    private final SequencedMap<String, Command> commands = new LinkedHashMap<>();
    private final Map<String, Button> buttons = new LinkedHashMap<>();
    private final Map<String, FormTalk> forms = new LinkedHashMap<>();

    /**
     * A command.
     *
     * @param words such as {@code program create}; its help is the text {@code <concept>.help} where the concept is {@code help}
     * @param help the key of a sentence that says what it does
     */
    public void command(String words, Right takes, String help, List<Parameter> parameters, CommandHandler handler) {
        put(
                commands,
                words,
                takes,
                new Command(Arrays.asList(words.split(" ")), takes, help, List.copyOf(parameters), handler));
    }

    /** A command that can be called without anything, and then runs {@code handler} all the same, with no arguments. */
    public void command(String words, Right takes, String help, CommandHandler handler) {
        command(words, takes, help, List.of(), handler);
    }

    /** A button: the name of its action, and what a tap does. */
    public void button(String name, Right takes, ButtonHandler handler) {
        put(buttons, name, takes, new Button(name, takes, handler, null));
    }

    /**
     * A button that many people tap within the same minutes. Taps that come together are answered together, in one transaction, so that
     * the flow can ask and write for all of them at once. No two of them are of one person, and all are of one organization.
     *
     * @param reads what a tap means; whoever sends a claim that cannot be read is told that the button is of no use any more
     */
    public <T> void button(String name, Right takes, Function<Claim, T> reads, TapsHandler<T> handler) {
        Together<T> together = new Together<>(reads, handler);
        put(buttons, name, takes, new Button(name, takes, together::alone, together));
    }

    /** A form: how it opens for a subject (or why not), and what happens to what was entered. */
    public void form(String name, Right takes, FormOpener opener, FormHandler handler) {
        put(forms, name, takes, new FormTalk(name, takes, opener, handler));
    }

    public Collection<Command> commands() {
        return Collections.unmodifiableCollection(commands.values());
    }

    public Collection<Button> buttons() {
        return Collections.unmodifiableCollection(buttons.values());
    }

    public Collection<FormTalk> forms() {
        return Collections.unmodifiableCollection(forms.values());
    }

    Optional<Button> button(String name) {
        return Optional.ofNullable(buttons.get(name));
    }

    Optional<FormTalk> form(String name) {
        return Optional.ofNullable(forms.get(name));
    }

    /** The command whose words the line starts with; the longest one wins. */
    Optional<Command> command(List<String> leading) {
        for (int length = Math.min(3, leading.size()); length > 0; length--) {
            Command command = commands.get(String.join(" ", new ArrayList<>(leading.subList(0, length))));
            if (command != null) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }

    private static <T> void put(Map<String, T> map, String name, @Nullable Right takes, T value) {
        if (takes == null) {
            throw new IllegalStateException(name + " is declared without the right that it takes");
        }
        if (map.putIfAbsent(name, value) != null) {
            throw new IllegalStateException(name + " is declared twice");
        }
    }

    /** A declared command. */
    public record Command(
            List<String> words, Right takes, String help, List<Parameter> parameters, CommandHandler handler) {
        public String name() {
            return String.join(" ", words);
        }
    }

    /**
     * A declared button.
     *
     * @param together absent where every tap is answered by itself
     */
    public record Button(
            String name,
            Right takes,
            ButtonHandler handler,
            @Nullable Together<?> together) {}

    /** How taps are answered that come together. */
    record Together<T>(Function<Claim, T> reads, TapsHandler<T> handler) {
        Reply alone(Turn turn, Claim claim) {
            return handler.tap(List.of(new Tap<>(turn, reads.apply(claim)))).getFirst();
        }
    }

    /**
     * One tap of those that came together.
     *
     * @param meant what its claim reads as
     */
    public record Tap<T>(Turn turn, T meant) {}

    /** A declared form. */
    public record FormTalk(String name, Right takes, FormOpener opener, FormHandler handler) {}

    /** Runs a command. */
    @FunctionalInterface
    public interface CommandHandler {
        Reply run(Turn turn, Arguments arguments);
    }

    /** Answers a tap. */
    @FunctionalInterface
    public interface ButtonHandler {
        Reply tap(Turn turn, Claim claim);
    }

    /** Answers taps that came together: a reply for each, in their order. */
    @FunctionalInterface
    public interface TapsHandler<T> {
        List<Reply> tap(List<Tap<T>> taps);
    }

    /** Opens a form with {@link Reply.Ask}, or says why not. */
    @FunctionalInterface
    public interface FormOpener {
        Reply open(Turn turn, Claim subject);
    }

    /** Takes a form that was sent. */
    @FunctionalInterface
    public interface FormHandler {
        Reply submit(Turn turn, Submission submission);
    }
}
