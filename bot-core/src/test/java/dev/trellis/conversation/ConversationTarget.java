package dev.trellis.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.command.Token;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.conversation.message.PlainText;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.storage.Json;
import dev.trellis.storage.Sql;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.FormValues;
import dev.trellis.testkit.MemoryChat;
import dev.trellis.testkit.fuzz.FuzzTarget;
import dev.trellis.text.Language;
import dev.trellis.text.Voice;
import io.micronaut.transaction.TransactionOperations;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whatever can be said to Trellis, said to the whole of it: all flows, on a database. A line each: who ({@code o} an owner, {@code m} a
 * mentor, {@code n} a mentee, {@code s} a stranger), how ({@code >} types, {@code !} taps, {@code ?} asks for a form, {@code =} sends
 * one), and what: words, or a name and its arguments as in a web address, and after {@code #} what was entered. Everything is undone
 * afterwards. Nothing ends in an accident, every answer can be said in both languages and stored, and who leads is not changed by those
 * who do not.
 */
final class ConversationTarget implements FuzzTarget, AutoCloseable {
    private static final Map<Character, String> PEOPLE = Map.of('o', "olivia", 'm', "mara", 'n', "noor", 's', "sam");
    private static final int LINES = 6;
    private static final String LEADING = "select (select count(*) from program) + (select count(*) from role_grant)"
            + " + (select count(*) from pair) + (select count(*) from pair where state = 'ACTIVE') as leading_rows";

    private final CoreFixture trellis = new CoreFixture();
    private final Conversation engine;
    private final TransactionOperations<Connection> transactions;
    private int events;

    @SuppressWarnings("unchecked")
    ConversationTarget() {
        trellis.person("mara").says("help");
        trellis.person("noor").says("help");
        trellis.person("olivia").says("program create Peers").submits(Map.of());
        trellis.person("olivia").says("pair @mara @noor");
        trellis.passUntil("2026-11-23T09:00");
        trellis.person("noor").taps("4 · quite");
        trellis.passUntil("2026-11-24T15:00");
        engine = trellis.bean(Conversation.class);
        transactions = trellis.bean(TransactionOperations.class);
    }

    @Override
    public void take(byte[] input) {
        events = 0;
        transactions.executeWrite(status -> {
            status.setRollbackOnly();
            new String(input, StandardCharsets.UTF_8).lines().limit(LINES).forEach(this::line);
            return null;
        });
    }

    private void line(String line) {
        if (line.length() < 2 || !PEOPLE.containsKey(line.charAt(0))) {
            return;
        }
        Event event = event(line.charAt(1), line.substring(2));
        if (event == null) {
            return;
        }
        boolean leads = line.charAt(0) == 'o';
        long before = leads ? 0 : leading();
        Answer answer = engine.receive(inbound(PEOPLE.get(line.charAt(0)), event));
        assertThat(answer.kept()).as("an accident: the log has its trace").isTrue();
        if (!leads) {
            assertThat(leading())
                    .as("programs, roles and pairs that somebody changed who does not lead")
                    .isEqualTo(before);
        }
        check(answer.reply());
    }

    private long leading() {
        return trellis.bean(Sql.class)
                .one(LEADING, row -> row.getLong("leading_rows"))
                .orElseThrow();
    }

    private Inbound inbound(String user, Event event) {
        ChatIdentity identity = new ChatIdentity(MemoryChat.NAME, CoreFixture.WORKSPACE, user);
        return new Inbound(
                MemoryChat.NAME + ":fuzz:" + events++,
                new WorkspaceRef(MemoryChat.NAME, CoreFixture.WORKSPACE, null),
                new Sender(identity, user, null, null, "dm:" + user),
                new Place(Place.Kind.DIRECT, "dm:" + user, ""),
                true,
                event);
    }

    private static Event event(char how, String what) {
        if (how == '>') {
            return new Event.Spoken(new CommandLine(CommandLine.words(what).stream()
                    .map(ConversationTarget::mention)
                    .toList()));
        }
        String[] parts = what.split("#", 2);
        String[] action = parts[0].split("\\?", 2);
        Map<String, String> arguments = arguments(action.length > 1 ? action[1] : "");
        return switch (how) {
            case '!' -> new Event.Pressed(new Button.Action(action[0], arguments), null);
            case '?' -> new Event.FormAsked(new Button.Action(action[0], arguments));
            case '=' -> new Event.FormSubmitted(action[0], arguments, arguments(parts.length > 1 ? parts[1] : ""));
            default -> null;
        };
    }

    /** A platform names people as it knows them, so an id is never longer than 120 characters nor empty. */
    private static Token mention(Token token) {
        return token instanceof Token.Word(String word)
                        && word.startsWith("@")
                        && word.length() > 1
                        && word.length() < 120
                ? new Token.Person(
                        new ChatIdentity(MemoryChat.NAME, CoreFixture.WORKSPACE, word.substring(1)), word.substring(1))
                : token;
    }

    private static Map<String, String> arguments(String query) {
        Map<String, String> arguments = new HashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                arguments.put(parts[0], decoded(parts[1]));
            }
        }
        return arguments;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException asItIs) {
            return text;
        }
    }

    private static void check(Reply reply) {
        for (Language language : Language.values()) {
            Voice voice = new Voice(language, ZoneId.of("Pacific/Apia"));
            switch (reply) {
                case Reply.Quiet ignored -> {}
                case Reply.Show(Card card) ->
                    assertThat(PlainText.of(card, voice)).isNotBlank();
                case Reply.Replace(Card card) ->
                    assertThat(PlainText.of(card, voice)).isNotBlank();
                case Reply.Ask(Form form) -> check(form, voice);
                case Reply.Correct correct -> {
                    check(correct.form(), voice);
                    correct.errors()
                            .values()
                            .forEach(error -> assertThat(voice.plain(error)).isNotBlank());
                }
            }
        }
        assertThat(Json.read(Json.write(reply), Reply.class)).isEqualTo(reply);
    }

    private static void check(Form form, Voice voice) {
        assertThat(voice.plain(form.title())).hasSizeBetween(1, 24);
        assertThat(form.fields()).hasSizeBetween(1, 30);
        assertThat(Json.write(new Button.Action(form.name(), form.subject()))).hasSizeLessThan(1_500);
    }

    @Override
    public Map<String, byte[]> seeds() {
        List<String> lines = new ArrayList<>();
        Talk talk = trellis.bean(Talk.class);
        talk.commands().forEach(command -> {
            lines.add("o>" + command.name());
            lines.add("n>" + command.name() + " @mara @noor weekly");
            lines.add("o>" + command.name() + " @mara @noor \"FREQ=WEEKLY;BYDAY=MO\"");
            lines.add("n>" + command.name() + " 2 weeks");
        });
        talk.buttons().forEach(button -> lines.add("n!" + button.name() + "?id=1&pair=1&value=4&meeting=1"));
        trellis.chat()
                .posts()
                .forEach(post -> post.card().elements().stream()
                        .filter(Element.Buttons.class::isInstance)
                        .flatMap(element -> ((Element.Buttons) element).buttons().stream())
                        .forEach(button -> pressing(button, lines)));
        talk.forms().forEach(form -> lines.add("o?" + form.name() + "?pair=1&id=1"));
        for (String opened : List.copyOf(lines)) {
            submitting(opened, lines);
        }
        Map<String, byte[]> seeds = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            seeds.put(String.format("%03d", i), lines.get(i).getBytes(StandardCharsets.UTF_8));
        }
        seeds.put("meeting", bytes("n>meeting propose\nm!meeting.accept?meeting=1\nn>status\no>digest"));
        return seeds;
    }

    private static void pressing(Button button, List<String> lines) {
        switch (button.press()) {
            case Button.Press.Act(Button.Action action) ->
                lines.add("n!" + action.name() + "?" + query(action.arguments()));
            case Button.Press.OpenForm(Button.Action form) ->
                lines.add("n?" + form.name() + "?" + query(form.arguments()));
            case Button.Press.OpenLink ignored -> {}
        }
    }

    /** What opens a form is a seed; so is the form, sent as it opened. */
    private void submitting(String opener, List<String> lines) {
        transactions.executeWrite(status -> {
            status.setRollbackOnly();
            Event event = event(opener.charAt(1), opener.substring(2));
            Answer answer = engine.receive(inbound(PEOPLE.get(opener.charAt(0)), event));
            if (answer.reply() instanceof Reply.Ask(Form form)) {
                lines.add(opener.charAt(0) + "=" + form.name() + "?" + query(form.subject()) + "#"
                        + query(FormValues.initial(form)));
            }
            return null;
        });
    }

    private static String query(Map<String, String> arguments) {
        return new TreeMap<>(arguments)
                .entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    @Override
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of(
                "\no>",
                "\nm>",
                "\nn>",
                "\ns>",
                "\nn!",
                "\nm!",
                "\no=",
                "\nn=",
                "\nn?",
                "@mara",
                "@noor",
                "@sam",
                "%00",
                "%2C",
                "%0A",
                "9999-12-31",
                "0001-01-01",
                "2038-01-20",
                "2026-11-26",
                "23:59",
                "00:00",
                "999999999999999999",
                "-1",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "COUNT=1",
                "999 months",
                "\uD83D\uDE00",
                "\u0130",
                "'",
                "{0}"));
        Talk talk = trellis.bean(Talk.class);
        talk.commands().forEach(command -> words.add(command.name()));
        talk.buttons().forEach(button -> words.add(button.name()));
        talk.forms().forEach(form -> words.add(form.name()));
        return words;
    }

    @Override
    public boolean connects() {
        return true;
    }

    @Override
    public void close() {
        trellis.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
