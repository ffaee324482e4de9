package dev.trellis.flows;

import dev.trellis.conversation.Event;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.command.Token;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.person.Right;
import dev.trellis.platform.MessageRef;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.FormValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that was done, or could have been, without who did it. */
record Gesture(Event event, @Nullable Place place) {
    /** Everything that people did so far, and every button and form that they were shown, each once. */
    static Set<Gesture> of(CoreFixture trellis) {
        Set<Gesture> all = new LinkedHashSet<>();
        trellis.gestures().forEach(inbound -> all.add(new Gesture(inbound.event(), channel(inbound))));
        Stream.concat(
                        trellis.chat().delivered().stream(),
                        trellis.replies().stream().flatMap(Gesture::cards))
                .distinct()
                .forEach(card -> all.addAll(on(card)));
        trellis.chat().homes().values().forEach(card -> all.addAll(on(card)));
        trellis.replies().stream().flatMap(Gesture::forms).forEach(form -> all.addAll(on(form)));
        return all;
    }

    /** What a client could do with this card. */
    private static List<Gesture> on(Card card) {
        List<Gesture> gestures = new ArrayList<>();
        card.elements().stream()
                .filter(Element.Buttons.class::isInstance)
                .flatMap(element -> ((Element.Buttons) element).buttons().stream())
                .forEach(button -> {
                    switch (button.press()) {
                        case Button.Press.Act act ->
                            gestures.add(new Gesture(new Event.Pressed(act.action(), null), null));
                        case Button.Press.OpenForm open ->
                            gestures.add(new Gesture(new Event.FormAsked(open.form()), null));
                        case Button.Press.OpenLink ignored -> {}
                    }
                });
        return gestures;
    }

    private static List<Gesture> on(Form form) {
        return List.of(
                new Gesture(new Event.FormAsked(new Button.Action(form.name(), form.subject())), null),
                new Gesture(new Event.FormSubmitted(form.name(), form.subject(), FormValues.initial(form)), null));
    }

    /** What the event names, such as {@code button meeting.accept}; empty for one that names nothing declared. */
    Optional<String> name(Talk talk) {
        return declared(talk).map(Declared::name);
    }

    /** The right that the declaration of what it names takes. */
    Optional<Right> takes(Talk talk) {
        return declared(talk).map(Declared::takes);
    }

    /** What it is but for the ids and words in it. */
    String kind() {
        return switch (event) {
            case Event.Pressed(Button.Action action, MessageRef message, boolean ignored) ->
                "pressed " + action.name() + " " + action.arguments().keySet() + (message == null);
            case Event.FormAsked(Button.Action form) ->
                "asked " + form.name() + " " + form.arguments().keySet();
            case Event.FormSubmitted sent ->
                "submitted " + sent.form() + " " + sent.values().keySet();
            default -> event.toString();
        };
    }

    /** Whether it opens an article that Trellis brings along: its words are everybody's. */
    boolean opensTheStarterKit() {
        return event instanceof Event.Pressed pressed
                && pressed.action().name().equals("library.open")
                && pressed.action().arguments().getOrDefault("article", "").startsWith("kit:");
    }

    /** As the audit names it. */
    Optional<String> act(Talk talk) {
        return name(talk).map(name -> name.substring(name.indexOf(' ') + 1));
    }

    private Optional<Declared> declared(Talk talk) {
        return switch (event) {
            case Event.Spoken spoken -> command(talk, spoken.line());
            case Event.Pressed pressed ->
                talk.buttons().stream()
                        .filter(button -> button.name().equals(pressed.action().name()))
                        .findFirst()
                        .map(button -> new Declared("button " + button.name(), button.takes()));
            case Event.FormAsked asked -> form(talk, asked.form().name());
            case Event.FormSubmitted submitted -> form(talk, submitted.form());
            case Event.HomeOpened ignored -> Optional.empty();
            case Event.Installed ignored -> Optional.empty();
            case Event.Removed ignored -> Optional.empty();
        };
    }

    private static Optional<Declared> form(Talk talk, String name) {
        return talk.forms().stream()
                .filter(form -> form.name().equals(name))
                .findFirst()
                .map(form -> new Declared("form " + name, form.takes()));
    }

    private static Optional<Declared> command(Talk talk, CommandLine line) {
        String leading = String.join(
                        " ",
                        line.tokens().stream()
                                .takeWhile(Token.Word.class::isInstance)
                                .map(token -> ((Token.Word) token).word().toLowerCase(Locale.ROOT))
                                .limit(3)
                                .toList())
                + " ";
        return talk.commands().stream()
                .filter(command -> leading.startsWith(command.name() + " "))
                .max(Comparator.comparingInt(command -> command.words().size()))
                .map(command -> new Declared("command " + command.name(), command.takes()));
    }

    /**
     * The same by a client of another workspace: the ids stay, what is written is theirs, and a message is one of their own workspace, for
     * that is vouched for by the chat.
     */
    List<Gesture> from(String workspace, OwnTexts texts) {
        return switch (event) {
            case Event.Spoken spoken -> {
                List<Token> mentioning = new ArrayList<>();
                List<Token> naming = new ArrayList<>();
                spoken.line().tokens().forEach(token -> {
                    mentioning.add(
                            token instanceof Token.Person person
                                    ? new Token.Person(person.identity(), texts.replacedIn(person.shownAs()))
                                    : token);
                    naming.add(token instanceof Token.Person person ? new Token.Word(person.shownAs()) : token);
                });
                yield Stream.of(mentioning, naming)
                        .distinct()
                        .map(tokens -> new Gesture(new Event.Spoken(new CommandLine(tokens)), place))
                        .toList();
            }
            case Event.Pressed pressed -> {
                MessageRef message = pressed.message();
                yield List.of(new Gesture(
                        new Event.Pressed(
                                pressed.action(),
                                message == null
                                        ? null
                                        : new MessageRef(
                                                message.platform(),
                                                workspace,
                                                message.conversation(),
                                                message.message())),
                        place));
            }
            case Event.FormAsked asked -> {
                Button.Action form = asked.form();
                yield List.of(new Gesture(
                        new Event.FormAsked(new Button.Action(form.name(), written(form.arguments(), texts))), place));
            }
            case Event.FormSubmitted sent ->
                List.of(new Gesture(
                        new Event.FormSubmitted(
                                sent.form(), written(sent.subject(), texts), written(sent.values(), texts)),
                        place));
            default -> List.of(this);
        };
    }

    /** Ids as they were, words of one's own: both are whatever a client likes, and words are said back. */
    private static Map<String, String> written(Map<String, String> values, OwnTexts texts) {
        Map<String, String> own = new TreeMap<>();
        values.forEach((field, value) -> own.put(field, texts.replacedIn(value)));
        return own;
    }

    /** Words that whoever does this typed themselves. */
    Stream<String> typed() {
        return event instanceof Event.Spoken spoken
                ? spoken.line().tokens().stream()
                        .filter(Token.Word.class::isInstance)
                        .map(token -> ((Token.Word) token).word())
                : Stream.of();
    }

    private static @Nullable Place channel(Inbound inbound) {
        return inbound.place().kind() == Place.Kind.CHANNEL ? inbound.place() : null;
    }

    private static Stream<Card> cards(Reply reply) {
        return switch (reply) {
            case Reply.Show show -> Stream.of(show.card());
            case Reply.Replace replace -> Stream.of(replace.card());
            case Reply.Ask ignored -> Stream.of();
            case Reply.Correct ignored -> Stream.of();
            case Reply.Quiet ignored -> Stream.of();
        };
    }

    private static Stream<Form> forms(Reply reply) {
        return switch (reply) {
            case Reply.Ask ask -> Stream.of(ask.form());
            case Reply.Correct correct -> Stream.of(correct.form());
            case Reply.Show ignored -> Stream.of();
            case Reply.Replace ignored -> Stream.of();
            case Reply.Quiet ignored -> Stream.of();
        };
    }

    private record Declared(String name, Right takes) {}
}
