package dev.trellis.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.MessageRef;
import dev.trellis.slack.SlackServers.Shown;
import dev.trellis.testkit.RecordingConversation;
import dev.trellis.testkit.Samples;
import dev.trellis.text.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Presses and forms, in the shape that Slack sends them, and what comes of them. */
class SlackInteractionsTest {
    private final SlackUnderTest slack = new SlackUnderTest();
    private final SlackClient client = slack.client;
    private final RecordingConversation conversation = new RecordingConversation();

    @BeforeEach
    void listen() {
        slack.answeredBy(conversation);
    }

    @Test
    void aFormThatCannotOpenAnyMoreIsSaid() {
        conversation.answering(new Reply.Ask(Samples.everyField()));
        slack.servers.refusesTriggers = true;
        assertThat(Objects.requireNonNull(slack.types("settings").shown()).text())
                .contains("did not open in time");
        slack.servers.refusesTriggers = false;
        assertThat(Objects.requireNonNull(slack.types("settings").form()).title())
                .isEqualTo("One of everything");
    }

    @Test
    void aFormOfWhichNothingWasKeptStaysOpen() {
        conversation.answering(new Reply.Ask(Samples.everyField()));
        slack.types("settings");
        slack.answeredBy((inbound, deadline) ->
                new Answer(Reply.say(Text.words("An accident.")), RecordingConversation.VOICE, false));
        var form =
                Objects.requireNonNull(slack.submits(Map.of("name", "my words")).form());
        assertThat(form.errors()).isEqualTo(Map.of("name", "An accident."));
        assertThat(form.values()).containsEntry("name", "my words");
    }

    @Test
    void aNextFormTakesThePlaceOfTheOneThatWasSent() {
        conversation.answering(new Reply.Ask(Samples.everyField()));
        slack.types("settings");
        assertThat(Objects.requireNonNull(slack.submits(Map.of("name", "x")).form())
                        .title())
                .isEqualTo("One of everything");
        conversation.answering(new Reply.Correct(Samples.everyField(), Map.of("elsewhere", Text.words("Look here."))));
        assertThat(Objects.requireNonNull(slack.submits(Map.of("name", "x")).form())
                        .labels())
                .containsKey("story");
    }

    @Test
    void aCorrectedFormSentAgainHasAnotherKey() {
        conversation.answering(new Reply.Ask(Samples.everyField()));
        slack.types("settings");
        conversation.answering(new Reply.Correct(Samples.everyField(), Map.of("name", Text.words("No."))));
        slack.submits(Map.of("name", "x"));
        slack.submits(Map.of("name", "x"));
        List<Inbound> received = conversation.received();
        assertThat(received.get(1).key()).isNotEqualTo(received.get(2).key());
    }

    @Test
    void aPressOnTheHomePageHasNoMessageAndIsAnsweredInTheDirectConversation() {
        conversation.answering(Reply.say(Text.words("Done")));
        assertThat(Fixtures.interaction(client, "press-home").status()).isEqualTo(200);
        assertThat(conversation.last().event())
                .isEqualTo(new Event.Pressed(Button.Action.of("sample.do", "id", 7), null));
        assertThat(onScreen().conversation()).isEqualTo(SlackUnderTest.DM);
    }

    @Test
    void aPressOfWhichNothingWasKeptIsNotAcknowledgedAndToldSo() {
        slack.answeredBy((inbound, deadline) ->
                new Answer(Reply.say(Text.words("An accident.")), RecordingConversation.VOICE, false));
        assertThat(Fixtures.interaction(client, "press-home").status()).isEqualTo(503);
        awaitScreen();
        assertThat(onScreen().blocks().toString()).contains("An accident.");
    }

    @Test
    void aPressInAnEphemeralMessageReplacesThatMessage() {
        conversation.answering(new Reply.Replace(Card.of(Text.words("Replaced"))));
        Fixtures.interaction(client, "press-ephemeral");
        assertThat(((Event.Pressed) conversation.last().event()).message()).isNull();
        assertThat(onScreen().kind()).isEqualTo("replacement");
    }

    @Test
    void aPressInAPostedMessageIsShownAtOnceAndSaysSo() {
        conversation.answering(new Reply.Replace(Card.of(Text.words("Replaced"))));
        Fixtures.interaction(client, "press-channel");
        assertThat(((Event.Pressed) conversation.last().event()).message())
                .isEqualTo(new MessageRef("slack", SlackServers.TEAM, SlackUnderTest.CHANNEL, "1700000009.1"));
        assertThat(conversation.last().place())
                .isEqualTo(new Place(Place.Kind.CHANNEL, SlackUnderTest.CHANNEL, "team"));
        assertThat(((Event.Pressed) conversation.last().event()).seenAtOnce()).isTrue();
        awaitScreen();
        assertThat(onScreen().kind()).isEqualTo("replacement");
        assertThat(onScreen().blocks().toString()).contains("Replaced");
    }

    @Test
    void aRepeatedPressBringsNoOlderCardBack() {
        slack.answeredBy((inbound, deadline) ->
                new Answer(new Reply.Replace(Card.of(Text.words("Older"))), RecordingConversation.VOICE, true, true));
        assertThat(Fixtures.interaction(client, "press-channel").status()).isEqualTo(200);
        assertThat(slack.servers.calls).noneMatch(call -> call.contains("response"));
        assertThat(slack.servers.screen).isEmpty();
    }

    @Test
    void anInstallationForTheOrganizationIsKnownByItsEnterprise() {
        Fixtures.interaction(client, "press-org-wide-in-team");
        assertThat(conversation.last().workspace().id()).isEqualTo("E0ORG");
        Fixtures.interaction(client, "press-org-wide");
        assertThat(conversation.last().workspace().id()).isEqualTo("E0ORG");
        client.post(Fixtures.event("message-im-org-wide"));
        assertThat(conversation.last().workspace().id()).isEqualTo("E0ORG");
        assertThat(conversation.last().sender().identity()).isEqualTo(new ChatIdentity("slack", "E0ORG", "U0ADA"));
    }

    @Test
    void aFollowedLinkAndAClosedFormAreTakenQuietly() {
        assertThat(Fixtures.interaction(client, "press-link").status()).isEqualTo(200);
        assertThat(Fixtures.interaction(client, "view-closed").status()).isEqualTo(200);
        assertThat(conversation.received()).isEmpty();
    }

    @Test
    void anUnknownActionIsForTheEngineToSay() {
        Fixtures.interaction(client, "press-unknown");
        assertThat(conversation.last().event()).isEqualTo(new Event.Pressed(Button.Action.of("who knows"), null));
    }

    /** What is said beside an answer comes a moment later. */
    private void awaitScreen() {
        long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (slack.servers.screen.isEmpty() && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }
    }

    private Shown onScreen() {
        return slack.servers.screen.getLast();
    }
}
