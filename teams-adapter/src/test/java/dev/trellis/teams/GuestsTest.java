package dev.trellis.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.command.Token;
import dev.trellis.testkit.RecordingConversation;
import dev.trellis.text.Text;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People of other tenants: a guest of ours, a member of a shared channel, a federated chat. */
class GuestsTest {
    private final RecordingConversation conversation = new RecordingConversation();
    private TeamsServer server;

    @BeforeEach
    void start() {
        server = TeamsServer.fresh();
        server.answeredBy(conversation);
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeTeams.GUEST_MEMBER, FakeTeams.SHARED_MEMBER, "29:not-on-the-roster"})
    void areOutsidersToTheCore(String member) {
        assertThat(post(from(member, null)).sender().outsider()).isTrue();
    }

    @Test
    void areOutsidersByTheTenantThatTheActivityTellsWithoutBeingAskedFor() {
        assertThat(post(from(FakeTeams.ADA_MEMBER, "another-tenant")).sender().outsider())
                .isTrue();
        assertThat(server.teams.lookUps()).isZero();
    }

    @Test
    void ourOwnAreAskedForOnceAndAreNoOutsiders() {
        assertThat(post(from(FakeTeams.DORA_MEMBER, FakeTeams.TENANT)).sender().outsider())
                .isFalse();
        assertThat(post(from(FakeTeams.DORA_MEMBER, null)).sender().outsider()).isFalse();
        assertThat(server.teams.lookUps()).isEqualTo(1);
    }

    @Test
    void hearTheSentenceInTheirChat() {
        conversation.answering(Reply.say(Text.of("talk.outsider")));
        post(from(FakeTeams.GUEST_MEMBER, null));
        assertThat(server.teams.posted).hasSize(1);
        assertThat(new CardReader(TeamsUnderTest.card(server.teams.posted.getFirst().activity)).text())
                .contains("people of this organization only");
    }

    @Test
    void whoTheyAreIsNotGuessedWhileTeamsCannotBeAsked() {
        server.teams.status = 503;
        ObjectNode activity = from("29:never-met", null);
        assertThat(server.post(activity).status()).isEqualTo(503);
        assertThat(conversation.received()).isEmpty();
    }

    @Test
    void areAWordWhenTheyAreMentioned() {
        ObjectNode activity = TeamsUnderTest.activity("message").put("text", "pair <at>Gus</at>");
        activity.putArray("entities")
                .addObject()
                .put("type", "mention")
                .put("text", "<at>Gus</at>")
                .putObject("mentioned")
                .put("id", FakeTeams.GUEST_MEMBER)
                .put("name", "Gus")
                .put("aadObjectId", FakeTeams.ADA);
        assertThat(post(activity).event())
                .isEqualTo(new Event.Spoken(new CommandLine(List.of(new Token.Word("pair"), new Token.Word("@Gus")))));
    }

    private Inbound post(ObjectNode activity) {
        assertThat(server.post(activity).status()).isEqualTo(200);
        return conversation.last();
    }

    private static ObjectNode from(String member, String tenant) {
        ObjectNode activity = TeamsUnderTest.activity("message").put("text", "status");
        ObjectNode from = ((ObjectNode) activity.path("from")).put("id", member).put("aadObjectId", FakeTeams.GUEST);
        if (tenant != null) {
            from.put("tenantId", tenant);
        }
        return activity;
    }
}
