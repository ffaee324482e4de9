package dev.trellis.testkit;

import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Conversation;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Sender;
import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.form.FormCheck;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.conversation.message.PlainText;
import dev.trellis.platform.Capability;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.ChatPlatform;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.Sighting;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link MemoryChat} with a door that checks a caller's word instead of a signature. */
final class MemoryChatUnderTest implements ChatUnderTest {
    private static final WorkspaceRef WORKSPACE = new WorkspaceRef(MemoryChat.NAME, "W1", null);
    private static final Voice VOICE = RecordingConversation.VOICE;

    private final MemoryChat chat;
    private Conversation conversation = new RecordingConversation();
    private int events;
    private @Nullable Inbound lastTap;
    private @Nullable Form open;

    MemoryChatUnderTest(Capability... capabilities) {
        chat = new MemoryChat(capabilities);
    }

    @Override
    public ChatPlatform platform() {
        return chat;
    }

    @Override
    public WorkspaceRef workspace() {
        return WORKSPACE;
    }

    @Override
    public ChatIdentity person() {
        return new ChatIdentity(MemoryChat.NAME, "W1", "noor");
    }

    @Override
    public ChatIdentity unreachable() {
        return new ChatIdentity(MemoryChat.NAME, "W1", MemoryChat.GONE + "ada");
    }

    @Override
    public String channel() {
        return "general";
    }

    @Override
    public void next(Trouble trouble) {
        chat.next(
                switch (trouble) {
                    case RATE_LIMITED -> new DeliveryOutcome.Limited(Duration.ofSeconds(30), "429");
                    case SERVER_ERROR -> new DeliveryOutcome.Unknown("500");
                    case TIME_OUT -> new DeliveryOutcome.Unknown("time-out");
                    case UNAUTHORIZED -> new DeliveryOutcome.Unauthorized("401");
                    case REFUSED -> new DeliveryOutcome.Rejected("400");
                });
    }

    @Override
    public List<Seen> seen() {
        return chat.posts().stream()
                .map(post -> seen(post.ref().conversation(), post.card(), post.voice()))
                .toList();
    }

    @Override
    public int callsThatPost() {
        return chat.calls();
    }

    @Override
    public void assertPayloadsValid() {
        // Nothing is rendered for a vendor here.
    }

    @Override
    public void answeredBy(Conversation other) {
        conversation = other;
    }

    @Override
    public Knocked types(String words) {
        return knock(inbound(new Event.Spoken(new CommandLine(CommandLine.words(words))), false));
    }

    @Override
    public Knocked taps(String label, boolean again) {
        if (again) {
            return knock(Objects.requireNonNull(lastTap));
        }
        MemoryChat.Post post = chat.posts().getLast();
        Button button = post.card().elements().stream()
                .filter(Element.Buttons.class::isInstance)
                .flatMap(element -> ((Element.Buttons) element).buttons().stream())
                .filter(candidate -> VOICE.plain(candidate.label()).equals(label))
                .findFirst()
                .orElseThrow();
        Inbound tap = switch (button.press()) {
            case Button.Press.Act act -> inbound(new Event.Pressed(act.action(), post.ref()), true, post);
            case Button.Press.OpenForm form -> inbound(new Event.FormAsked(form.form()), true, post);
            case Button.Press.OpenLink link -> throw new AssertionError(link.url());
        };
        lastTap = tap;
        return knock(tap);
    }

    @Override
    public Knocked submits(Map<String, String> values) {
        Form form = Objects.requireNonNull(open);
        Knocked knocked = knock(inbound(new Event.FormSubmitted(form.name(), form.subject(), values), false));
        SeenForm still = knocked.form();
        if (still == null) {
            open = null;
            return knocked;
        }
        return new Knocked(
                knocked.status(),
                knocked.shown(),
                new SeenForm(still.title(), still.labels(), FormCheck.tidy(form, values), still.errors()));
    }

    @Override
    public Knocked forged() {
        return new Knocked(401, null, null);
    }

    @Override
    public Knocked malformed() {
        return new Knocked(400, null, null);
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private Knocked knock(Inbound inbound) {
        Answer answer = conversation.receive(inbound);
        return switch (answer.reply()) {
            case Reply.Quiet ignored -> new Knocked(200, null, null);
            case Reply.Show show -> new Knocked(200, seen("dm:noor", show.card(), answer.voice()), null);
            case Reply.Replace replace -> new Knocked(200, seen("dm:noor", replace.card(), answer.voice()), null);
            case Reply.Ask ask -> new Knocked(200, null, form(ask.form(), Map.of()));
            case Reply.Correct correct -> new Knocked(200, null, form(correct.form(), correct.errors()));
        };
    }

    private SeenForm form(Form form, Map<String, Text> errors) {
        open = form;
        Map<String, String> labels = new HashMap<>();
        form.fields().forEach(field -> labels.put(field.id(), VOICE.plain(field.label())));
        Map<String, String> said = new HashMap<>();
        errors.forEach((field, text) -> said.put(field, VOICE.plain(text)));
        return new SeenForm(VOICE.plain(form.title()), labels, FormValues.initial(form), said);
    }

    private static Seen seen(String conversation, Card card, Voice voice) {
        List<String> buttons = card.elements().stream()
                .filter(Element.Buttons.class::isInstance)
                .flatMap(element -> ((Element.Buttons) element).buttons().stream())
                .map(button -> voice.plain(button.label()))
                .toList();
        return new Seen(conversation, PlainText.of(card, voice), buttons, false);
    }

    private Inbound inbound(Event event, boolean canOpenForm) {
        return inbound(event, canOpenForm, null);
    }

    private Inbound inbound(Event event, boolean canOpenForm, MemoryChat.@Nullable Post tapped) {
        return new Inbound(
                MemoryChat.NAME + ":" + ++events,
                WORKSPACE,
                new Sender(person(), "Noor", null, null, "dm:noor"),
                new Place(Place.Kind.DIRECT, "dm:noor", ""),
                canOpenForm,
                event,
                tapped == null ? null : new Sighting(tapped.parcel(), tapped.ref()));
    }
}
