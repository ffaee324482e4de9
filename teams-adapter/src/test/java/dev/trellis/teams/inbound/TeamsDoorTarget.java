package dev.trellis.teams.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Conversation;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.command.Token;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.teams.BotFrameworkTokens;
import dev.trellis.teams.identity.CallerCheck;
import dev.trellis.teams.identity.FixedKeys;
import dev.trellis.teams.identity.Members;
import dev.trellis.teams.identity.People;
import dev.trellis.testkit.RecordingConversation;
import dev.trellis.testkit.Samples;
import dev.trellis.testkit.fuzz.FuzzTarget;
import dev.trellis.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Any body with a genuine token. The answer is 200, or a refusal that never reached the core; what reached it fits what the core keeps, is
 * of our tenant, and is the same for the same bytes.
 */
final class TeamsDoorTarget implements FuzzTarget {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final String BEARER = "Bearer " + BotFrameworkTokens.genuine(FixedKeys.SERVICE, NOW);

    private final List<Inbound> received = new ArrayList<>();
    private final Door door;

    TeamsDoorTarget() {
        Conversation conversation = (inbound, deadline) -> {
            received.add(inbound);
            return Answer.kept(reply(inbound), RecordingConversation.VOICE);
        };
        CallerCheck callers = new CallerCheck(
                FixedKeys.CONFIGURATION,
                FixedKeys.ADDRESSES,
                new FixedKeys(BotFrameworkTokens.KEY),
                Clock.fixed(NOW, ZoneOffset.UTC));
        // Nothing here speaks to Teams: it would know these members.
        People people = new People((serviceUrl, where, member) -> member.startsWith("29:")
                ? new Members.Answer.Told(
                        Integer.toHexString(member.hashCode()), "Somebody", FixedKeys.TENANT, member.length() % 5 == 0)
                : new Members.Answer.Nobody());
        MessageAnswers messages = new MessageAnswers(null);
        door = new Door(
                callers,
                new Translator(FixedKeys.CONFIGURATION, people, new TypedWords(people)),
                conversation,
                messages,
                new CardAnswers(messages));
    }

    private static Reply reply(Inbound inbound) {
        int choice = Math.floorMod(inbound.key().hashCode(), 4);
        return switch (inbound.event()) {
            case Event.FormAsked ignored ->
                choice == 0 ? Reply.say(Text.words("no")) : new Reply.Ask(Samples.everyField());
            case Event.FormSubmitted ignored ->
                choice == 0
                        ? Reply.quiet()
                        : new Reply.Correct(Samples.everyField(), Map.of("name", Text.words("again")));
            case Event.Pressed pressed ->
                pressed.message() == null || choice == 0 ? Reply.quiet() : new Reply.Replace(Samples.everyElement());
            default -> Reply.quiet();
        };
    }

    @Override
    public void take(byte[] input) {
        received.clear();
        Knock knock = new Knock(List.of(BEARER), List.of("application/json; charset=utf-8"), List.of(), input);
        DoorAnswer first = door.receive(knock);
        List<Inbound> once = List.copyOf(received);
        received.clear();
        DoorAnswer second = door.receive(knock);

        assertThat(first.status()).as("status").isIn(200, 400, 401, 413);
        assertThat(once).as("events of one request").hasSizeLessThanOrEqualTo(1);
        if (first.status() != 200) {
            assertThat(once).as("refused, but heard").isEmpty();
        }
        assertThat(second.status()).as("the same request again").isEqualTo(first.status());
        assertThat(received.stream().map(Inbound::key))
                .isEqualTo(once.stream().map(Inbound::key).toList());
        once.forEach(TeamsDoorTarget::check);
    }

    private static void check(Inbound inbound) {
        assertThat(inbound.key()).startsWith("teams:").hasSizeLessThanOrEqualTo(180);
        assertThat(inbound.workspace().platform()).isEqualTo("teams");
        assertThat(inbound.workspace().id()).isEqualTo(FixedKeys.TENANT);
        assertThat(inbound.workspace().address()).isEqualTo(FixedKeys.SERVICE);
        person(inbound.sender().identity());
        fits(inbound.sender().languageTag(), 35);
        fits(inbound.sender().timeZone(), 64);
        if (inbound.sender().timeZone() != null) {
            ZoneId.of(inbound.sender().timeZone());
        }
        fits(inbound.sender().directAddress(), 1000);
        fits(inbound.place().conversation(), 500);
        if (inbound.place().kind() == Place.Kind.CHANNEL) {
            assertThat(inbound.sender().directAddress())
                    .as("a channel is nobody's address")
                    .isNull();
        }
        switch (inbound.event()) {
            case Event.Spoken spoken -> {
                for (Token token : spoken.line().tokens()) {
                    if (token instanceof Token.Person mention) {
                        person(mention.identity());
                    }
                }
            }
            case Event.Pressed pressed -> {
                if (pressed.message() != null) {
                    assertThat(pressed.message().workspace()).isEqualTo(FixedKeys.TENANT);
                    fits(pressed.message().conversation(), 500);
                    fits(pressed.message().message(), 200);
                }
            }
            default -> {}
        }
    }

    private static void person(ChatIdentity identity) {
        assertThat(identity.workspace()).isEqualTo(FixedKeys.TENANT);
        assertThat(identity.user()).as("an object id").isNotBlank().hasSizeLessThanOrEqualTo(120);
        assertThat(identity.user().chars().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c)))
                .as("control characters or spaces in an object id")
                .isFalse();
    }

    private static void fits(String text, int length) {
        if (text != null) {
            assertThat(text).hasSizeLessThanOrEqualTo(length);
        }
    }

    @Override
    public Map<String, byte[]> seeds() {
        Map<String, byte[]> seeds = new TreeMap<>();
        try (Stream<Path> activities = Files.list(Path.of("src/test/resources/activities"))) {
            for (Path activity : activities.sorted().toList()) {
                seeds.put(activity.getFileName().toString(), bytes(Files.readString(activity)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String data = "{\"trellis\":{\"name\":\"sample.form\",\"with\":{\"id\":\"7\"}},\"field.name\":\"words\"}";
        seeds.put("card-action", invoke("adaptiveCard/action", "{\"action\":{\"data\":" + data + "}}"));
        seeds.put("task-fetch", invoke("task/fetch", "{\"data\":" + data + "}"));
        seeds.put("task-submit", invoke("task/submit", "{\"data\":" + data + "}"));
        return seeds;
    }

    static byte[] invoke(String name, String value) {
        return bytes("""
                {"type":"invoke","name":"%s","id":"f:1","replyToId":"m7","timestamp":"2026-11-23T08:59:59.2Z",
                "channelId":"msteams","serviceUrl":"SERVICE_URL","locale":"de-DE","localTimezone":"Europe/Berlin",
                "from":{"id":"29:ada","name":"Ada","aadObjectId":"ada-object-id"},
                "conversation":{"conversationType":"personal","tenantId":"TENANT","id":"a:direct-ada"},
                "recipient":{"id":"28:APP"},"channelData":{"tenant":{"id":"TENANT"}},"value":%s}
                """.formatted(name, value));
    }

    static byte[] bytes(String activity) {
        return activity.replace("SERVICE_URL", FixedKeys.SERVICE)
                .replace("TENANT", FixedKeys.TENANT)
                .replace("APP", BotFrameworkTokens.APP)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> words() {
        return List.of(
                "invoke",
                "message",
                "installationUpdate",
                "conversationUpdate",
                "adaptiveCard/action",
                "task/fetch",
                "task/submit",
                "aadObjectId",
                "conversationType",
                "personal",
                "channelData",
                "tenant",
                "tenantId",
                FixedKeys.TENANT,
                FixedKeys.SERVICE,
                "membersAdded",
                "membersRemoved",
                "mention",
                "mentioned",
                "clientInfo",
                "localTimezone",
                "\"trellis\":",
                "\"field.",
                "replyToId",
                "null",
                "[]",
                "{}",
                "\\u0000",
                ";messageid=",
                "&nbsp;",
                "<at>",
                "</at>",
                "\"add\"",
                "\"remove\"");
    }
}
