package dev.trellis.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.command.Token;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.MessageRef;
import dev.trellis.teams.TeamsServer.Response;
import dev.trellis.testkit.RecordingConversation;
import dev.trellis.testkit.Samples;
import dev.trellis.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What activities mean, and how each kind is answered. */
class TheDoorTest {
    private final RecordingConversation conversation = new RecordingConversation();
    private TeamsServer server;

    @BeforeEach
    void start() {
        server = TeamsServer.fresh();
        server.answeredBy(conversation);
    }

    private static ChatIdentity person(String objectId) {
        return new ChatIdentity("teams", FakeTeams.TENANT, objectId);
    }

    @Test
    void aCommandInAChannelLosesTheBotsMentionAndKeepsThePeople() {
        assertThat(server.post(Fixtures.activity("channel-message")).status()).isEqualTo(200);
        Inbound inbound = conversation.last();
        assertThat(inbound.event())
                .isEqualTo(new Event.Spoken(new CommandLine(List.of(
                        new Token.Word("pair"),
                        new Token.Person(person(FakeTeams.ADA), "Ada Lovelace"),
                        new Token.Person(person(FakeTeams.BOB), "Bob"),
                        new Token.Word("weekly talk")))));
        assertThat(inbound.place())
                .isEqualTo(new Place(Place.Kind.CHANNEL, "19:team-channel@thread.tacv2", "Mentoring"));
        assertThat(inbound.sender().identity()).isEqualTo(person("carol-object-id"));
        assertThat(inbound.sender().displayName()).isEqualTo("Carol");
        assertThat(inbound.sender().languageTag()).isEqualTo("de-DE");
        assertThat(inbound.sender().timeZone()).isEqualTo("Europe/Berlin");
        assertThat(inbound.sender().directAddress()).isNull();
        assertThat(inbound.workspace().address()).isEqualTo(server.teams.serviceUrl());
        assertThat(inbound.canOpenForm()).isFalse();
    }

    @Test
    void anAtThatSomebodyTypedIsNoMention() {
        ObjectNode activity = TeamsUnderTest.activity("message").put("text", "pair <at>Ada</at>");
        server.post(activity);
        assertThat(conversation.last().event())
                .isEqualTo(new Event.Spoken(
                        new CommandLine(List.of(new Token.Word("pair"), new Token.Word("<at>Ada</at>")))));
    }

    @Test
    void twoPeopleOfTheSameNameAreTwoPeople() {
        ObjectNode activity = TeamsUnderTest.activity("message").put("text", "pair <at>Kim</at> <at>Kim</at>");
        for (String member : List.of(FakeTeams.BOB_MEMBER, FakeTeams.ADA_MEMBER)) {
            ObjectNode mention = activity.withArray("entities").addObject().put("type", "mention");
            mention.put("text", "<at>Kim</at>")
                    .putObject("mentioned")
                    .put("id", member)
                    .put("name", "Kim");
        }
        server.post(activity);
        assertThat(conversation.last().event())
                .isEqualTo(new Event.Spoken(new CommandLine(List.of(
                        new Token.Word("pair"),
                        new Token.Person(person(FakeTeams.BOB), "Bob"),
                        new Token.Person(person(FakeTeams.ADA), "Ada Lovelace")))));
    }

    @Test
    void aMentionOfNobodyWeCanNameIsAWord() {
        ObjectNode activity = TeamsUnderTest.activity("message").put("text", "pair <at>Some tag</at>");
        ObjectNode mention = activity.putArray("entities").addObject().put("type", "mention");
        mention.put("text", "<at>Some tag</at>")
                .putObject("mentioned")
                .put("id", "29:gone")
                .put("name", "Some tag");
        server.post(activity);
        assertThat(conversation.last().event())
                .isEqualTo(new Event.Spoken(
                        new CommandLine(List.of(new Token.Word("pair"), new Token.Word("@Some tag")))));
    }

    @Test
    void atMostTenMembersAreAskedForAndANobodyIsNotAskedForAgainAtOnce() {
        server.post(TeamsUnderTest.activity("message").put("text", "status"));
        server.teams.calls.clear();
        StringBuilder text = new StringBuilder("pair");
        ObjectNode activity = TeamsUnderTest.activity("message");
        for (int i = 0; i < 15; i++) {
            text.append(" <at>Nobody ").append(i).append("</at>");
            activity.withArray("entities")
                    .addObject()
                    .put("type", "mention")
                    .put("text", "<at>Nobody " + i + "</at>")
                    .putObject("mentioned")
                    .put("id", "29:nobody-" + i)
                    .put("name", "Nobody " + i);
        }
        assertThat(server.post(activity.put("text", text.toString())).status()).isEqualTo(200);
        assertThat(server.teams.lookUps()).isEqualTo(10);
        assertThat(((Event.Spoken) conversation.last().event()).line().tokens())
                .hasSize(16)
                .contains(new Token.Word("@Nobody 14"));
        activity.put("id", "again");
        server.post(activity);
        assertThat(server.teams.lookUps()).isEqualTo(10 + 5);
    }

    @Test
    void whenItCannotBeSaidWhoIsMentionedTheMessageIsBroughtAgain() {
        server.post(TeamsUnderTest.activity("message").put("text", "status"));
        int before = conversation.received().size();
        server.teams.status = 503;
        ObjectNode activity = TeamsUnderTest.activity("message").put("text", "pair <at>Xaver</at>");
        ObjectNode mention = activity.putArray("entities").addObject().put("type", "mention");
        mention.put("text", "<at>Xaver</at>")
                .putObject("mentioned")
                .put("id", "29:xaver")
                .put("name", "Xaver");
        assertThat(server.post(activity).status()).isEqualTo(503);
        assertThat(conversation.received()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "/mentor status", "mentor status", "Mentor status", "\u00A0/mentor\u00A0status"})
    void theCommandsOwnNameMayBeLeftOut(String typed) {
        server.post(TeamsUnderTest.activity("message").put("text", typed));
        assertThat(conversation.last().event())
                .isEqualTo(new Event.Spoken(new CommandLine(List.of(new Token.Word("status")))));
    }

    @Test
    void tenThousandCharactersAndEmojiArriveToTheLetter() {
        String word = "\uD83D\uDE00\u202Eab".repeat(2500);
        server.post(TeamsUnderTest.activity("message").put("text", word));
        assertThat(conversation.last().event())
                .isEqualTo(new Event.Spoken(new CommandLine(List.of(new Token.Word(word)))));
    }

    @Test
    void anInstallationToldTwiceHasOneKey() {
        server.post(Fixtures.activity("installation"));
        server.post(Fixtures.activity("bot-added"));
        assertThat(conversation.received()).hasSize(2).allSatisfy(inbound -> {
            assertThat(inbound.event()).isEqualTo(new Event.Installed());
            assertThat(inbound.key()).isEqualTo(conversation.last().key());
        });
        server.post(Fixtures.activity("installation").put("action", "remove"));
        assertThat(conversation.last().event()).isEqualTo(new Event.Removed());
        assertThat(conversation.last().key())
                .isNotEqualTo(conversation.received().getFirst().key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"person-joined-team", "reaction"})
    void whatDoesNotConcernUsIsTakenAndForgotten(String fixture) {
        assertThat(server.post(Fixtures.activity(fixture)).status()).isEqualTo(200);
        assertThat(conversation.received()).isEmpty();
    }

    @Test
    void anOlderClientsTapIsATapToo() {
        conversation.answering(Reply.say(Text.words("Noted.")));
        assertThat(server.post(Fixtures.activity("submit-fallback")).status()).isEqualTo(200);
        assertThat(conversation.last().event())
                .isEqualTo(new Event.Pressed(
                        Button.Action.of("checkin.answer", "id", 7),
                        new MessageRef("teams", FakeTeams.TENANT, FakeTeams.direct(FakeTeams.ADA), "m7")));
        assertThat(server.teams.posted).hasSize(1);
    }

    @Test
    void aTapInAChannelNamesTheMessageAsItWasPosted() {
        server.post(Fixtures.activity("channel-tap"));
        assertThat(conversation.last().event())
                .isEqualTo(new Event.Pressed(
                        Button.Action.of("checkin.answer", "id", 7),
                        new MessageRef("teams", FakeTeams.TENANT, FakeTeams.CHANNEL, "1700000000009")));
    }

    @Test
    void anUnknownButtonGetsASentenceInTheClientsLanguage() {
        Response response = server.post(Fixtures.activity("old-button"));
        assertThat(response.body().path("value").asText()).contains("Schaltfläche");
        assertThat(conversation.received()).isEmpty();
    }

    @Test
    void whatIsAskedInAChannelIsAnsweredInPrivateWithOneLineInTheThread() {
        conversation.answering(Reply.say(Text.words("Something personal")));
        ObjectNode asked = Fixtures.activity("channel-message");
        ((ObjectNode) asked.path("from")).put("id", FakeTeams.BOB_MEMBER).put("aadObjectId", FakeTeams.BOB);
        assertThat(server.post(asked).status()).isEqualTo(200);
        assertThat(server.teams.posted).hasSize(2);
        FakeTeams.Posted answer = server.teams.posted.getFirst();
        assertThat(answer.conversation).isEqualTo(FakeTeams.direct(FakeTeams.BOB));
        assertThat(shown(answer)).contains("Something personal");
        FakeTeams.Posted note = server.teams.posted.getLast();
        assertThat(note.conversation).isEqualTo(FakeTeams.CHANNEL + ";messageid=1700000000001");
        assertThat(note.activity.toString()).doesNotContain("Something personal");
        assertThat(shown(note)).contains("I’ve answered you in our chat.");
    }

    @Test
    void whoCannotBeWrittenToIsToldWhatToDo() {
        conversation.answering(Reply.say(Text.words("Something personal")));
        assertThat(server.post(Fixtures.activity("channel-message").put("id", "not-installed"))
                        .status())
                .isEqualTo(200);
        assertThat(server.teams.posted).hasSize(1);
        assertThat(shown(server.teams.posted.getFirst()))
                .contains("add me as a personal app")
                .doesNotContain("Something personal");
    }

    @Test
    void aRepeatedMessageIsAnsweredOnce() {
        conversation.answering(Reply.say(Text.words("Your status")));
        ObjectNode asked = TeamsUnderTest.activity("message").put("text", "status");
        assertThat(server.post(asked).status()).isEqualTo(200);
        assertThat(server.post(asked).status()).isEqualTo(200);
        assertThat(server.teams.posted).hasSize(1);
    }

    @Test
    void anAnswerThatCouldNotBePostedNowIsAskedForAgain() {
        conversation.answering(Reply.say(Text.words("Your status")));
        ObjectNode asked = TeamsUnderTest.activity("message").put("text", "status");
        server.teams.trouble = dev.trellis.testkit.ChatUnderTest.Trouble.RATE_LIMITED;
        assertThat(server.post(asked).status()).isEqualTo(503);
        assertThat(server.post(asked).status()).isEqualTo(200);
        assertThat(server.teams.posted).hasSize(1);
    }

    @Test
    void anAccidentMakesThePlatformBringTheMessageAgain() {
        server.answeredBy(
                (inbound, deadline) -> new Answer(Reply.say(Text.words("Sorry.")), RecordingConversation.VOICE, false));
        assertThat(server.post(TeamsUnderTest.activity("message").put("text", "status"))
                        .status())
                .isEqualTo(503);
        assertThat(server.teams.posted).isEmpty();
        Response tapped = server.post(Fixtures.activity("channel-tap"));
        assertThat(tapped.status()).isEqualTo(200);
        assertThat(tapped.body().path("value").asText()).isEqualTo("Sorry.");
        Response sent = server.post(form("task/submit"));
        assertThat(sent.body().path("task").path("value").asText()).isEqualTo("Sorry.");
    }

    @Test
    void anExceptionTellsNobodyAnything() {
        server.answeredBy((inbound, deadline) -> {
            throw new IllegalStateException("somebody's words");
        });
        Response response = server.post(TeamsUnderTest.activity("message").put("text", "status"));
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.text()).isEmpty();
    }

    @Test
    void aReplacedCardTakesTheTappedOnesPlace() {
        conversation.answering(new Reply.Replace(Card.of(Text.words("Thank you"))));
        Response response = server.post(Fixtures.activity("channel-tap"));
        assertThat(response.body().path("statusCode").asInt()).isEqualTo(200);
        assertThat(response.body().path("type").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(new CardReader(response.body().path("value")).text()).isEqualTo("Thank you");
    }

    @Test
    void anAnswerWithButtonsGoesToTheChatBecauseAMessageHasNone() {
        conversation.answering(new Reply.Show(Samples.everyElement()));
        Response response = server.post(Fixtures.activity("channel-tap"));
        assertThat(response.body().path("value").asText()).contains("see our chat");
        assertThat(server.teams.posted).hasSize(1);
        assertThat(server.teams.posted.getFirst().conversation).isEqualTo(FakeTeams.direct(FakeTeams.ADA));
    }

    @Test
    void aFormThatCannotOpenIsOffered() {
        conversation.answering(new Reply.Ask(Samples.everyField()));
        server.post(TeamsUnderTest.activity("message").put("text", "check in"));
        JsonNode button = new CardReader(TeamsUnderTest.card(server.teams.posted.getFirst().activity))
                .actions()
                .getFirst();
        assertThat(button.path("data").path("msteams").path("type").asText()).isEqualTo("task/fetch");
        assertThat(button.path("data").path("trellis").path("name").asText()).isEqualTo("sample.form");
    }

    @Test
    void onlyAQuestionForAFormCanOpenOne() {
        conversation.answering(new Reply.Ask(Samples.everyField()));
        Response response = server.post(form("task/fetch"));
        assertThat(conversation.last().canOpenForm()).isTrue();
        assertThat(response.body().path("task").path("type").asText()).isEqualTo("continue");
        assertThat(response.text()).doesNotContain(":null");
        conversation.answering(Reply.say(Text.words("This is closed.")));
        Response closed = server.post(form("task/fetch"));
        assertThat(closed.body().path("task").path("type").asText()).isEqualTo("message");
        assertThat(closed.body().path("task").path("value").asText()).isEqualTo("This is closed.");
        conversation.answering(Reply.say(Text.words("Thank you.")));
        Response sent = server.post(form("task/submit"));
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.text()).isEmpty();
        assertThat(conversation.last().event())
                .isEqualTo(new Event.FormSubmitted("sample.form", Map.of("id", "7"), Map.of("name", "Ada")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{}", "{\"type\":\"message\"}", "{\"type\":7}", "\"x\""})
    void aBodyThatIsNoActivityIsRefusedPlainly(String body) {
        Response response = server.post("Bearer " + server.genuineToken(), body.getBytes(StandardCharsets.UTF_8));
        assertThat(response.status()).isEqualTo(400);
        assertThat(conversation.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"message\",\"type\":\"invoke\"}",
                "{\"type\":\"message\",\"from\":{\"id\":\"29:ada\",\"id\":\"29:bob\"}}",
                "{\"type\":\"message\"} {}",
                "{\"type\":\"message\",\"value\":1e99999999999999999999999999999999999999999999999999999999999999999999}"
            })
    void whatTwoParsersCouldReadDifferentlyIsRefused(String body) {
        Response response = server.post("Bearer " + server.genuineToken(), body.getBytes(StandardCharsets.UTF_8));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text()).isEmpty();
        assertThat(conversation.received()).isEmpty();
    }

    @Test
    void deepNestingAndOtherEncodingsAreRefused() {
        String deep = "{\"type\":\"message\",\"value\":" + "[".repeat(65) + "]".repeat(65) + "}";
        assertThat(server.post("Bearer " + server.genuineToken(), deep.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        String activity =
                TeamsUnderTest.activity("message").put("text", "status").toString();
        assertThat(server.post("Bearer " + server.genuineToken(), activity.getBytes(StandardCharsets.UTF_16))
                        .status())
                .isEqualTo(400);
        assertThat(conversation.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=utf-16",
                "application/json; charset=\"",
                "application/jsonp",
                ""
            })
    void anotherContentTypeIsNotGuessedAt(String contentType) {
        byte[] body = TeamsUnderTest.bytes(TeamsUnderTest.activity("message").put("text", "status"));
        assertThat(server.post("Bearer " + server.genuineToken(), body, contentType)
                        .status())
                .isEqualTo(415);
        assertThat(server.post("Bearer garbage", body, contentType).status()).isEqualTo(401);
        assertThat(conversation.received()).isEmpty();
    }

    @Test
    void newThingsInAnActivityDoNotDisturb() {
        ObjectNode activity = TeamsUnderTest.activity("message")
                .put("text", "status")
                .put("textFormat", "something-new")
                .put("importance", "stellar");
        ((ObjectNode) activity.path("from")).put("role", "agent");
        assertThat(server.post(activity).status()).isEqualTo(200);
    }

    @Test
    void moreThanAMebibyteIsTooMuch() {
        byte[] body = TeamsUnderTest.bytes(TeamsUnderTest.activity("message").put("text", "x".repeat(1 << 20)));
        assertThat(server.post("Bearer " + server.genuineToken(), body).status())
                .isEqualTo(413);
    }

    @Test
    void anUnusableTimeZoneIsNone() {
        server.post(TeamsUnderTest.activity("message").put("localTimezone", "W. Europe Standard Time"));
        assertThat(conversation.last().sender().timeZone()).isNull();
    }

    private static ObjectNode form(String name) {
        ObjectNode activity = TeamsUnderTest.activity("invoke").put("name", name);
        ObjectNode data = activity.putObject("value").putObject("data");
        data.putObject("trellis").put("name", "sample.form").putObject("with").put("id", "7");
        data.put("field.name", "Ada").put("field.story", "").put("stray", "x");
        return activity;
    }

    private static String shown(FakeTeams.Posted message) {
        return new CardReader(TeamsUnderTest.card(message.activity)).text();
    }
}
