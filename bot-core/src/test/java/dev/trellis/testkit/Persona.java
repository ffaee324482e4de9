package dev.trellis.testkit;

import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Sender;
import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.command.Token;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.conversation.message.PlainText;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.Sighting;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A person who uses the chat in a test. Everything they do settles at once: what is due is delivered before the gesture returns. */
public final class Persona {
    private static final AtomicLong EVENTS = new AtomicLong();

    private final CoreFixture fixture;
    private final ChatIdentity identity;
    private @Nullable String languageTag;
    private @Nullable String timeZone;
    private @Nullable Answer last;
    private @Nullable Inbound lastInbound;

    Persona(CoreFixture fixture, String workspace, String user) {
        this.fixture = fixture;
        this.identity = new ChatIdentity(MemoryChat.NAME, workspace, user);
    }

    public ChatIdentity identity() {
        return identity;
    }

    /** Their client tells this with everything they do from now on. */
    public Persona speaking(String tag, String zone) {
        languageTag = tag;
        timeZone = zone;
        return this;
    }

    /** Types words to Trellis in the direct conversation; {@code @name} mentions somebody of the same workspace. */
    public Persona says(String words) {
        return send(place(), true, new Event.Spoken(line(words)));
    }

    /** Types words in a channel. */
    public Persona saysIn(String channel, String words) {
        return send(new Place(Place.Kind.CHANNEL, channel, channel), true, new Event.Spoken(line(words)));
    }

    /** Taps the newest button with this label: on the last answer, else in the direct conversation. */
    public Persona taps(String label) {
        return tap(find(label), label);
    }

    /** Sends an action that no button offered. */
    public Persona sends(Button.Action action) {
        return send(place(), true, new Event.Pressed(action, null));
    }

    /** Taps this button of a card, of which their client says this. */
    public Persona taps(Button.Action action, Sighting sighting) {
        return send(place(), true, new Event.Pressed(action, sighting.message()), sighting);
    }

    /** The same in a channel. */
    public Persona tapsIn(String channel, Button.Action action, Sighting sighting) {
        return send(
                new Place(Place.Kind.CHANNEL, channel, channel),
                true,
                new Event.Pressed(action, sighting.message()),
                sighting);
    }

    /** Asks for a form that no button offered. */
    public Persona asksFor(Button.Action form) {
        return send(place(), true, new Event.FormAsked(form));
    }

    /** Sends the open form with these values in addition to what it holds already. */
    public Persona submits(Map<String, String> values) {
        Form form = form();
        Map<String, String> all = new java.util.HashMap<>(FormValues.initial(form));
        all.putAll(values);
        return send(place(), true, new Event.FormSubmitted(form.name(), form.subject(), all));
    }

    public Persona submits(String form, Map<String, String> subject, Map<String, String> values) {
        return send(place(), true, new Event.FormSubmitted(form, subject, values));
    }

    public Persona opensHome() {
        return send(place(), false, new Event.HomeOpened());
    }

    /** The very same event once more, as platforms do. */
    public Persona again() {
        receive(Objects.requireNonNull(lastInbound));
        return this;
    }

    public Reply reply() {
        return Objects.requireNonNull(last).reply();
    }

    /** The form that is open. */
    public Form form() {
        return switch (reply()) {
            case Reply.Ask ask -> ask.form();
            case Reply.Correct correct -> correct.form();
            default -> throw new AssertionError("no form is open but: " + answer());
        };
    }

    /** What the last gesture was answered, as plain text. */
    public String answer() {
        Answer answer = Objects.requireNonNull(last);
        return switch (answer.reply()) {
            case Reply.Quiet ignored -> "";
            case Reply.Show show -> PlainText.of(show.card(), answer.voice());
            case Reply.Replace replace -> PlainText.of(replace.card(), answer.voice());
            case Reply.Ask ask -> "form " + answer.voice().plain(ask.form().title());
            case Reply.Correct correct -> {
                List<String> errors = new ArrayList<>();
                correct.errors().forEach((field, text) -> errors.add(field + ": " + say(text)));
                yield String.join("\n", errors);
            }
        };
    }

    /** Everything in the direct conversation as it stands now, oldest first, as plain text. */
    public List<String> messages() {
        return posts().stream().map(MemoryChat.Post::text).toList();
    }

    /** The newest message. */
    public String message() {
        return messages().getLast();
    }

    public Voice voice() {
        return Objects.requireNonNull(last).voice();
    }

    private List<MemoryChat.Post> posts() {
        return fixture.chat().posts("dm:" + identity.user()).stream()
                .filter(post -> post.ref().workspace().equals(identity.workspace()))
                .toList();
    }

    private String say(Text text) {
        return voice().plain(text);
    }

    private Found find(String label) {
        if (last != null) {
            Card shown = switch (last.reply()) {
                case Reply.Show show -> show.card();
                default -> null;
            };
            Button button = shown == null ? null : button(shown, last.voice(), label);
            if (button != null) {
                return new Found(button, null);
            }
        }
        for (MemoryChat.Post post : posts().reversed()) {
            Button button = button(post.card(), post.voice(), label);
            if (button != null) {
                return new Found(button, post);
            }
        }
        // A card that only they see took the place of another one.
        if (last != null && last.reply() instanceof Reply.Replace replace) {
            Button button = button(replace.card(), last.voice(), label);
            if (button != null) {
                return new Found(button, null);
            }
        }
        throw new AssertionError("no button “" + label + "” in " + messages());
    }

    private static @Nullable Button button(Card card, Voice voice, String label) {
        return card.elements().stream()
                .filter(Element.Buttons.class::isInstance)
                .flatMap(element -> ((Element.Buttons) element).buttons().stream())
                .filter(button -> voice.plain(button.label()).equals(label))
                .findFirst()
                .orElse(null);
    }

    private Persona tap(Found found, String label) {
        return switch (found.button().press()) {
            case Button.Press.Act act ->
                send(place(), true, new Event.Pressed(act.action(), found.message()), found.sighting());
            case Button.Press.OpenForm open -> send(place(), true, new Event.FormAsked(open.form()), found.sighting());
            case Button.Press.OpenLink link -> throw new AssertionError(label + " opens " + link.url());
        };
    }

    private Place place() {
        return new Place(Place.Kind.DIRECT, "dm:" + identity.user(), "");
    }

    private Persona send(Place place, boolean canOpenForm, Event event) {
        return send(place, canOpenForm, event, null);
    }

    private Persona send(Place place, boolean canOpenForm, Event event, @Nullable Sighting sighting) {
        receive(new Inbound(
                MemoryChat.NAME + ":" + EVENTS.incrementAndGet(),
                new WorkspaceRef(MemoryChat.NAME, identity.workspace(), null),
                new Sender(identity, name(identity.user()), languageTag, timeZone, "dm:" + identity.user()),
                place,
                canOpenForm,
                event,
                sighting));
        return this;
    }

    private void receive(Inbound inbound) {
        lastInbound = inbound;
        if (inbound.event() instanceof Event.FormSubmitted sent) {
            sent.values().values().forEach(NeverLogged::words);
        }
        fixture.heard(inbound);
        last = fixture.conversation().receive(inbound);
        fixture.replied(last.reply());
        fixture.settle();
    }

    private CommandLine line(String words) {
        return new CommandLine(CommandLine.words(words).stream()
                .map(token -> token instanceof Token.Word word && word.word().startsWith("@")
                        ? new Token.Person(
                                new ChatIdentity(
                                        MemoryChat.NAME,
                                        identity.workspace(),
                                        word.word().substring(1)),
                                name(word.word().substring(1)))
                        : token)
                .toList());
    }

    private static String name(String user) {
        return Character.toUpperCase(user.charAt(0)) + user.substring(1);
    }

    private record Found(Button button, MemoryChat.@Nullable Post post) {
        @Nullable
        MessageRef message() {
            return post == null ? null : post.ref();
        }

        @Nullable
        Sighting sighting() {
            return post == null ? null : new Sighting(post.parcel(), post.ref());
        }
    }
}
