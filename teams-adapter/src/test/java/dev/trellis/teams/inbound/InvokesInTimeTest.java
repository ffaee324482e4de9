package dev.trellis.teams.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ConversationParameters;
import com.nimbusds.jose.jwk.RSAKey;
import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Deadline;
import dev.trellis.conversation.Reply;
import dev.trellis.teams.BotFrameworkTokens;
import dev.trellis.teams.identity.CallerCheck;
import dev.trellis.teams.identity.FixedKeys;
import dev.trellis.teams.identity.Members;
import dev.trellis.teams.identity.People;
import dev.trellis.teams.identity.SigningKeys;
import dev.trellis.teams.outbound.Connector;
import dev.trellis.teams.outbound.ConnectorResult;
import dev.trellis.teams.outbound.TeamsChat;
import dev.trellis.testkit.RecordingConversation;
import dev.trellis.testkit.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Teams waits 4 seconds for the answer to an invoke, and everything on the way to it shares them. */
class InvokesInTimeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final String BEARER = "Bearer " + BotFrameworkTokens.genuine(FixedKeys.SERVICE, NOW);
    private static final Duration SHORT = Duration.ofMillis(300);
    /** Less than one call that hangs. */
    private static final Duration TOO_LONG = Duration.ofMillis(3_500);

    private final List<Duration> left = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> keys = slow();
    private final CompletableFuture<Void> members = slow();
    private final CompletableFuture<Void> chat = slow();
    private final CompletableFuture<Activity> posted = new CompletableFuture<>();
    private volatile Reply reply = Reply.quiet();
    private final Door door = door();

    @AfterEach
    void open() {
        keys.complete(null);
        members.complete(null);
        chat.complete(null);
    }

    @Test
    void theEngineIsToldWhatIsLeftOfLessThanFourSecondsAndNothingOfTheKindForWords() {
        keys.complete(null);
        members.complete(null);
        chat.complete(null);
        assertThat(door.receive(tap()).status()).isEqualTo(200);
        assertThat(left.getLast()).isBetween(Duration.ofMillis(1), Duration.ofMillis(3_700));
        assertThat(door.receive(words()).status()).isEqualTo(200);
        assertThat(left.getLast()).isGreaterThan(Duration.ofDays(1));
    }

    @Test
    void aKeyThatCannotBeFetchedInTimeIsFetchedForTheNext() {
        members.complete(null);
        chat.complete(null);
        assertThat(inTime(tap()).status()).isEqualTo(503);
        assertThat(left).isEmpty();
        keys.complete(null);
        assertThat(door.receive(tap()).status()).isEqualTo(200);
    }

    @Test
    void whoCannotBeAskedForInTimeIsKnownTheNextTime() {
        keys.complete(null);
        chat.complete(null);
        assertThat(inTime(tap()).status()).isEqualTo(503);
        assertThat(left).as("nobody was made a person of").isEmpty();
        members.complete(null);
        assertThat(door.receive(tap()).status()).isEqualTo(200);
        assertThat(left).hasSize(1);
    }

    @Test
    void anAnswerThatIsNotInTheChatInTimeIsSaidInWordsAndComesThere() throws Exception {
        keys.complete(null);
        members.complete(null);
        assertThat(door.receive(tap()).status()).isEqualTo(200);
        reply = Reply.show(Samples.everyElement());
        DoorAnswer answer = inTime(tap());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("value").asText()).contains("A paragraph");
        chat.complete(null);
        assertThat(posted.get(20, TimeUnit.SECONDS)).isNotNull();
    }

    /** As long as the adapter waits for one call. */
    private static CompletableFuture<Void> slow() {
        return new CompletableFuture<Void>()
                .completeOnTimeout(
                        null, FixedKeys.CONFIGURATION.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private DoorAnswer inTime(Knock knock) {
        long began = System.nanoTime();
        DoorAnswer answer = door.receive(knock, Deadline.in(SHORT));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TOO_LONG);
        return answer;
    }

    private static Knock tap() {
        return knock(TeamsDoorTarget.invoke(
                "adaptiveCard/action",
                "{\"action\":{\"data\":{\"trellis\":{\"name\":\"sample.do\",\"with\":{\"id\":\"7\"}}}}}"));
    }

    private static Knock words() {
        return knock(TeamsDoorTarget.bytes("""
                {"type":"message","text":"status","id":"f:2","timestamp":"2026-11-23T08:59:59.2Z",
                "channelId":"msteams","serviceUrl":"SERVICE_URL","locale":"en-GB",
                "from":{"id":"29:ada","name":"Ada","aadObjectId":"ada-object-id"},
                "conversation":{"conversationType":"personal","tenantId":"TENANT","id":"a:direct-ada"},
                "recipient":{"id":"28:APP"},"channelData":{"tenant":{"id":"TENANT"}}}
                """));
    }

    private static Knock knock(byte[] body) {
        return new Knock(List.of(BEARER), List.of("application/json; charset=utf-8"), List.of(), body);
    }

    private Door door() {
        People people = new People((serviceUrl, where, member) -> {
            members.join();
            return new Members.Answer.Told("ada-object-id", "Ada", FixedKeys.TENANT, false);
        });
        MessageAnswers messages =
                new MessageAnswers(new TeamsChat(FixedKeys.CONFIGURATION, new SlowConnector(), people));
        return new Door(
                new CallerCheck(
                        FixedKeys.CONFIGURATION, FixedKeys.ADDRESSES, slowKeys(), Clock.fixed(NOW, ZoneOffset.UTC)),
                new Translator(FixedKeys.CONFIGURATION, people, new TypedWords(people)),
                (inbound, deadline) -> {
                    left.add(deadline.left());
                    return Answer.kept(reply, RecordingConversation.VOICE);
                },
                messages,
                new CardAnswers(messages));
    }

    private SigningKeys slowKeys() {
        RSAKey key = BotFrameworkTokens.KEY;
        return new FixedKeys(key) {
            @Override
            public Lookup find(String keyId) {
                keys.join();
                return super.find(keyId);
            }
        };
    }

    /** Posts when the test says so. */
    private final class SlowConnector implements Connector {
        @Override
        public ConnectorResult send(String serviceUrl, String conversation, Activity activity) {
            chat.join();
            posted.complete(activity);
            return new ConnectorResult.Done(
                    JsonNodeFactory.instance.objectNode().put("id", "m1"));
        }

        @Override
        public ConnectorResult open(String serviceUrl, ConversationParameters parameters) {
            throw new AssertionError("the address is known");
        }

        @Override
        public ConnectorResult update(String serviceUrl, String conversation, String message, Activity activity) {
            throw new AssertionError("nothing is changed");
        }

        @Override
        public ConnectorResult delete(String serviceUrl, String conversation, String message) {
            throw new AssertionError("nothing is removed");
        }

        @Override
        public ConnectorResult member(String serviceUrl, String conversation, String member) {
            throw new AssertionError("nobody is asked for");
        }
    }
}
