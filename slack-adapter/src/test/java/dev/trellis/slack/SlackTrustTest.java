package dev.trellis.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.command.Token;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.slack.render.Json;
import dev.trellis.testkit.RecordingConversation;
import dev.trellis.testkit.TestDatabase;
import dev.trellis.text.Text;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whom the door trusts beyond the signature: workspaces that there is a live token for, and their own people. */
@Tag("database")
class SlackTrustTest {
    private final SlackServers servers = new SlackServers();
    private final TestDatabase database = TestDatabase.migrated();
    private final RecordingConversation conversation = new RecordingConversation();
    private final List<SlackClient> services = new ArrayList<>();

    @AfterEach
    void stop() {
        services.forEach(SlackClient::stop);
        database.close();
    }

    @Test
    void nobodyIsLetInBeforeItIsKnownWhoseTheTokenIs() throws IOException {
        SlackClient service = service();
        servers.down = true;

        assertThat(service.post(Fixtures.event("message-im")).status()).isEqualTo(503);
        assertThat(service.post(command("T0TEST")).body()).contains("can’t reach Slack right now");
        assertThat(service.post(from("T0STRANGER")).status()).isEqualTo(503);
        assertThat(conversation.received()).isEmpty();
    }

    @Test
    void whoseTheTokenIsOutlivesARestartWhileSlackIsDown() {
        assertThat(service().post(Fixtures.event("message-im")).status()).isEqualTo(200);
        servers.down = true;
        servers.calls.clear();
        SlackClient again = service();
        conversation.answering(Reply.say(Text.words("Here")));

        assertThat(again.post(command("T0TEST")).body()).contains("Here");
        assertThat(servers.calls).doesNotContain("auth.test");
    }

    @Test
    void noRequestAsksSlackWhoItIs() {
        SlackClient service = service();
        service.post(command("T0TEST"));
        servers.calls.clear();
        for (int i = 0; i < 5; i++) {
            service.post(command("T0TEST"));
            service.post(command("T0STRANGER"));
        }
        assertThat(servers.calls).isEmpty();
        assertThat(conversation.received())
                .hasSize(6)
                .allSatisfy(inbound -> assertThat(inbound.workspace().id()).isEqualTo("T0TEST"));
    }

    @Test
    void aSignedRequestOfAWorkspaceWithoutATokenIsRefused() throws IOException {
        SlackClient service = service();

        assertThat(service.post(from("T0STRANGER")).status()).isEqualTo(200);
        assertThat(service.post(command("T0STRANGER")).body()).isEmpty();
        assertThat(conversation.received()).isEmpty();
    }

    @Test
    void removalIsToldForTheWholeWorkspaceAndEndsTheToken() throws IOException {
        for (String name : List.of("app-uninstalled", "tokens-revoked-bot")) {
            SlackClient service = service();
            assertThat(service.post(Fixtures.event("message-im")).status()).isEqualTo(200);
            long now = service.clock().instant().getEpochSecond();

            assertThat(service.post(at(name, now)).status()).isEqualTo(200);

            assertThat(conversation.last().event()).isInstanceOf(Event.Removed.class);
            assertThat(conversation.last().sender().identity()).isEqualTo(new ChatIdentity("slack", "T0TEST", ""));
            assertThat(sealedTokens()).isZero();
            int before = conversation.received().size();
            service.post(Fixtures.event("message-im"));
            service.post(at(name, now));
            assertThat(conversation.received()).hasSize(before);
            database.execute("delete from slack_installation");
        }
    }

    @Test
    void aLateRemovalOfAnInstallationBeforeChangesNothing() throws IOException {
        SlackClient service = service();
        service.post(Fixtures.event("message-im"));
        int before = conversation.received().size();
        long earlier = service.clock().instant().minus(Duration.ofSeconds(30)).getEpochSecond();

        assertThat(service.post(at("app-uninstalled", earlier)).status()).isEqualTo(200);

        assertThat(conversation.received()).hasSize(before);
        assertThat(sealedTokens()).isEqualTo(1);
    }

    @Test
    void somebodyOfAnotherCompanyInASharedChannelIsAnOutsider() throws IOException {
        SlackClient service = service();
        ObjectNode mention = json("app-mention");
        ((ObjectNode) mention.path("event")).put("team", "T0OTHER").put("user_team", "T0OTHER");
        service.post(Json.write(mention.put("is_ext_shared_channel", true)));
        assertThat(conversation.last().sender().outsider()).isTrue();

        ObjectNode press = json("press-channel");
        ((ObjectNode) press.path("user")).put("team_id", "T0OTHER");
        service.post(SlackClient.interaction(press));
        assertThat(conversation.last().sender().outsider()).isTrue();

        service.post(Fixtures.event("app-mention"));
        assertThat(conversation.last().sender().outsider()).isFalse();
    }

    @Test
    void aMentionOfSomebodyOfAnotherCompanyIsAWord() {
        SlackClient service = service();
        service.post(command("T0TEST", "pair <@U0BEA|bea> <@U0STRANGER|stan>"));
        service.post(command("T0TEST", "pair <@U0BEA|bea> <@U0STRANGER|stan>"));

        assertThat(((Event.Spoken) conversation.last().event()).line().tokens())
                .containsExactly(
                        new Token.Word("pair"),
                        new Token.Person(new ChatIdentity("slack", "T0TEST", "U0BEA"), "bea"),
                        new Token.Word("@stan"));
        assertThat(servers.calls.stream().filter("users.info"::equals))
                .as("once each: the one who typed, and the two whom they mention")
                .hasSize(3);
    }

    @Test
    void aGuestIsAnOutsiderWhateverTheyDo() throws IOException {
        SlackClient service = service();
        for (String guest : List.of("U0GUEST", "U0ONECHANNEL")) {
            List<String> gestures = List.of(
                    command("T0TEST", "help").replace("U0ADA", guest),
                    by(guest, "message-im"),
                    by(guest, "message-im-file"),
                    by(guest, "app-home-opened"),
                    by(guest, "app-mention"),
                    press(guest));
            for (String gesture : gestures) {
                int before = conversation.received().size();
                service.post(gesture);
                assertThat(conversation.received()).as(gesture).hasSize(before + 1);
                assertThat(conversation.last().sender().outsider()).as(gesture).isTrue();
            }
        }
        assertThat(servers.calls.stream().filter("users.info"::equals))
                .as("once for each person")
                .hasSize(2);
    }

    @Test
    void aMentionOfAGuestOrABotIsAWord() {
        service().post(command("T0TEST", "pair <@U0GUEST|gus> <@U0ROBOT|rob>"));

        assertThat(((Event.Spoken) conversation.last().event()).line().tokens())
                .containsExactly(new Token.Word("pair"), new Token.Word("@gus"), new Token.Word("@rob"));
    }

    @Test
    void whileSlackCannotBeAskedTheTeamInThePayloadDecides() throws IOException {
        SlackClient service = service();
        service.post(command("T0TEST"));
        servers.down = true;
        service.post(press("U0UNSEEN"));
        assertThat(conversation.last().sender().outsider()).isFalse();

        ObjectNode elsewhere = json("press-channel");
        ((ObjectNode) elsewhere.path("user")).put("id", "U0UNSEEN").put("team_id", "E0ORG");
        service.post(SlackClient.interaction(elsewhere.put("trigger_id", "another")));
        assertThat(conversation.last().sender().outsider())
                .as("of the Enterprise organization, but this installation is one workspace's")
                .isTrue();
    }

    private static String by(String user, String fixture) throws IOException {
        ObjectNode event = json(fixture).put("event_id", "Ev" + UUID.randomUUID());
        ((ObjectNode) event.path("event")).put("user", user);
        return Json.write(event);
    }

    private static String press(String user) throws IOException {
        ObjectNode press =
                json("press-channel").put("trigger_id", UUID.randomUUID().toString());
        ((ObjectNode) press.path("user")).put("id", user);
        return SlackClient.interaction(press);
    }

    private SlackClient service() {
        SlackClient service = new SlackClient(servers, database);
        service.bean(TestConversation.class).answeredBy(conversation);
        services.add(service);
        return service;
    }

    private long sealedTokens() {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from slack_installation where bot_token like 'sealed:%'")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode json(String fixture) throws IOException {
        return (ObjectNode) Json.MAPPER.readTree(Fixtures.event(fixture));
    }

    private static String at(String fixture, long second) throws IOException {
        return Json.write(json(fixture).put("event_time", second));
    }

    private static String from(String team) throws IOException {
        ObjectNode event = json("message-im").put("team_id", team);
        ((ObjectNode) event.path("authorizations").path(0)).put("team_id", team);
        return Json.write(event);
    }

    private static String command(String team) {
        return command(team, "help");
    }

    private static String command(String team, String text) {
        return SlackClient.form(Map.of(
                "command",
                "/mentor",
                "text",
                text,
                "team_id",
                team,
                "channel_id",
                "C0",
                "user_id",
                "U0ADA",
                "trigger_id",
                UUID.randomUUID().toString()));
    }
}
