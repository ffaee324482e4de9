package dev.trellis.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.command.Token;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.slack.SlackServers.Shown;
import dev.trellis.slack.inbound.Recent;
import dev.trellis.testkit.ChatUnderTest.Trouble;
import dev.trellis.testkit.RecordingConversation;
import dev.trellis.testkit.Samples;
import dev.trellis.text.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands and events, in the shape that Slack sends them, and what goes back. */
class SlackDoorTest {
    private final SlackUnderTest slack = new SlackUnderTest();
    private final SlackClient client = slack.client;
    private final RecordingConversation conversation = new RecordingConversation();

    @BeforeEach
    void listen() {
        slack.answeredBy(conversation);
    }

    @Test
    void urlVerificationEchoesTheChallengeAndOnlySigned() {
        String body = "{\"type\":\"url_verification\",\"token\":\"x\",\"challenge\":\"3eZbrw1aB\"}";
        assertThat(client.post(body).body()).isEqualTo("3eZbrw1aB");
        assertThat(client.post(body, "forged").status()).isEqualTo(401);
    }

    @Test
    void sslCheckIsNoWayAroundTheSignature() {
        assertThat(client.post("ssl_check=1&token=x", "forged").status()).isEqualTo(401);
        assertThat(client.send("ssl_check=1&token=x", null, null, Map.of()).status())
                .isEqualTo(401);
    }

    @Test
    void aHeaderSentTwiceIsNotTrusted() {
        String body = Fixtures.event("message-im");
        assertThat(client.post(body, SlackClient.SECRET, Map.of("X-Slack-Signature", "v0=00"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theSecretBeforeIsStillAccepted() {
        assertThat(client.post(Fixtures.event("message-im"), SlackClient.PREVIOUS)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void timeIsReadFromTheInjectedClock() {
        String before = String.valueOf(client.clock().instant().getEpochSecond());
        String body = Fixtures.event("message-im");
        client.clock().step(Duration.ofDays(9));
        assertThat(client.send(body, before, SlackClient.signature(SlackClient.SECRET, before, body), Map.of())
                        .status())
                .isEqualTo(401);
        assertThat(client.post(body).status()).isEqualTo(200);
    }

    @Test
    void aBodyBeyondOneMebibyteIsRefused() {
        assertThat(client.post("command=%2Fmentor&text=" + "x".repeat(1024 * 1024))
                        .status())
                .isEqualTo(413);
        assertThat(conversation.received()).isEmpty();
    }

    @Test
    void oddBodiesAreRefusedPlainly() {
        for (String body : List.of(
                "",
                "hello",
                "payload=%7Bbroken",
                "payload=%",
                "{\"type\":\"event_callback\"}",
                "{\"type\":\"event_callback\",\"event\":{\"type\":\"message\"}}",
                "command=%2Fmentor",
                "payload=%7B%22type%22%3A%22block_actions%22%2C%22user%22%3A%7B%22id%22%3A%22U%22%7D%7D")) {
            assertThat(client.post(body).status()).as(body).isIn(200, 400);
            assertThat(conversation.received()).isEmpty();
        }
    }

    @Test
    void aCommandCarriesUmlautsEmojiAndTenThousandCharacters() {
        slack.types("goal \"gr\u00fc\u00dfe \uD83D\uDE00\" " + "x".repeat(10_000));
        assertThat(spoken().tokens())
                .containsExactly(
                        new Token.Word("goal"),
                        new Token.Word("gr\u00fc\u00dfe \uD83D\uDE00"),
                        new Token.Word("x".repeat(10_000)));
        assertThat(conversation.last().canOpenForm()).isTrue();
        // A command can be typed in anybody's direct messages: where it was typed is no address of theirs.
        assertThat(conversation.last().sender().directAddress()).isNull();
    }

    @Test
    void aCommandIsAnsweredForTheOneWhoTypedOnly() {
        conversation.answering(Reply.show(Samples.withChart()));
        var knocked = slack.types("digest");
        assertThat(Objects.requireNonNull(knocked.shown()).text()).contains("May 4: 61%");
        conversation.answering(Reply.say(Text.words("a < b & c")));
        SlackClient.Response response = client.post(command("x"));
        assertThat(response.json().path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(response.json().path("text").asText()).isEqualTo("a &lt; b &amp; c");
    }

    @Test
    void aMessageToTheBotIsWordsAndIsAnsweredInTheDirectConversation() {
        conversation.answering(Reply.say(Text.words("Good to hear")));
        assertThat(client.post(Fixtures.event("message-im")).status()).isEqualTo(200);
        assertThat(spoken().tokens())
                .containsExactly(
                        new Token.Word("status"),
                        new Token.Person(new ChatIdentity("slack", SlackServers.TEAM, "U0BEA"), "U0BEA"),
                        new Token.Word("<@U0BOT>"));
        assertThat(conversation.last().canOpenForm()).isFalse();
        assertThat(onScreen().conversation()).isEqualTo(SlackUnderTest.DM);
        assertThat(slack.seen().getLast().text()).contains("Good to hear");
    }

    @Test
    void anEventThatComesAgainIsAnsweredOnce() {
        conversation.answering(Reply.say(Text.words("Once")));
        String body = Fixtures.event("message-im");
        client.post(body);
        // Once more without saying so: not even the conversation is searched.
        client.post(body);
        assertThat(slack.servers.calls).doesNotContain("conversations.history");
        assertThat(conversation.received()).hasSize(2);
        assertThat(conversation.received().get(0).key())
                .isEqualTo(conversation.received().get(1).key());
        assertThat(slack.servers.screen).hasSize(1);
    }

    @Test
    void anEventThatAnotherNodeAnsweredIsNotAnsweredAgain() {
        conversation.answering(Reply.say(Text.words("Once")));
        String body = Fixtures.event("message-im");
        client.post(body);
        // This node forgets, as another one never knew; the message in the conversation tells.
        client.bean(Recent.class).forget(conversation.last().key());
        client.post(body, SlackClient.SECRET, Map.of("X-Slack-Retry-Num", "1"));
        assertThat(slack.servers.calls).contains("conversations.history");
        assertThat(slack.servers.screen).hasSize(1);
    }

    @Test
    void whenSlackHasNoTimeForTheAnswerTheEventIsAskedForAgain() {
        conversation.answering(Reply.say(Text.words("Later")));
        String body = Fixtures.event("message-im");
        slack.next(Trouble.RATE_LIMITED);
        assertThat(client.post(body).status()).isEqualTo(503);
        assertThat(client.post(body).status()).isEqualTo(200);
        assertThat(slack.servers.screen).hasSize(1);
    }

    @Test
    void anEventOfWhichNothingWasKeptIsAskedForAgain() {
        slack.answeredBy((inbound, deadline) ->
                new Answer(Reply.say(Text.words("An accident.")), RecordingConversation.VOICE, false));
        assertThat(client.post(Fixtures.event("message-im")).status()).isEqualTo(503);
        assertThat(slack.servers.screen).isEmpty();
        assertThat(Objects.requireNonNull(slack.types("status").shown()).text()).contains("An accident.");
    }

    @Test
    void whatTheBotOrAnEditSaysIsNotHeard() {
        for (String name : List.of(
                "message-im-by-bot",
                "message-im-edited",
                "message-channel",
                "reaction",
                "app-home-messages-tab",
                "tokens-revoked-person")) {
            assertThat(client.post(Fixtures.event(name)).status()).as(name).isEqualTo(200);
        }
        assertThat(conversation.received()).isEmpty();
    }

    @Test
    void wordsThatComeWithAFileAreHeard() {
        client.post(Fixtures.event("message-im-file"));
        assertThat(spoken().tokens().getFirst()).isEqualTo(new Token.Word("status"));
    }

    @Test
    void aMentionInAChannelIsAnsweredToThatPersonOnly() {
        conversation.answering(Reply.say(Text.words("Between us")));
        client.post(Fixtures.event("app-mention"));
        Token bea = new Token.Person(new ChatIdentity("slack", SlackServers.TEAM, "U0BEA"), "U0BEA");
        assertThat(spoken().tokens()).containsExactly(new Token.Word("pair"), bea, new Token.Word("please"));
        assertThat(conversation.last().place()).isEqualTo(new Place(Place.Kind.CHANNEL, SlackUnderTest.CHANNEL, ""));
        assertThat(onScreen().kind()).isEqualTo("ephemeral");
        client.post(Fixtures.event("app-mention-unauthorized"));
        assertThat(spoken().tokens()).containsExactly(new Token.Word("pair"), bea);
    }

    @Test
    void theHomePageIsAskedForAndPublished() {
        conversation.answering(Reply.show(Samples.everyElement()));
        client.post(Fixtures.event("app-home-opened"));
        assertThat(conversation.last().event()).isInstanceOf(Event.HomeOpened.class);
        assertThat(slack.servers.homes).hasSize(1);
    }

    private CommandLine spoken() {
        return ((Event.Spoken) conversation.last().event()).line();
    }

    private Shown onScreen() {
        return slack.servers.screen.getLast();
    }

    private static String command(String text) {
        return SlackClient.form(Map.of(
                "command",
                "/mentor",
                "text",
                text,
                "team_id",
                SlackServers.TEAM,
                "channel_id",
                "C0TEAM",
                "channel_name",
                "team",
                "user_id",
                "U0ADA",
                "trigger_id",
                UUID.randomUUID().toString()));
    }
}
