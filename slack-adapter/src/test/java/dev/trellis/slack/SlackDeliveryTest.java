package dev.trellis.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Card;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.ChatProfile;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.Parcel;
import dev.trellis.platform.ProfileLookup;
import dev.trellis.platform.Target;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.slack.identity.SlackTokens;
import dev.trellis.slack.outbound.SlackChat;
import dev.trellis.slack.outbound.WebApi;
import dev.trellis.testkit.ChatUnderTest.Trouble;
import dev.trellis.testkit.RecordingConversation;
import dev.trellis.testkit.Samples;
import dev.trellis.text.Text;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is Slack's own about speaking there; the rest is in the contract. */
class SlackDeliveryTest {
    private final SlackUnderTest slack = new SlackUnderTest();

    @Test
    void aChartThatThisSurfaceRefusesIsSentOnceMoreInWords() {
        slack.servers.refusesCharts = true;
        assertThat(deliver(new Target.Channel(slack.channel()), Samples.withChart()))
                .isInstanceOf(DeliveryOutcome.Delivered.class);
        assertThat(slack.servers.calls).filteredOn("chat.postMessage"::equals).hasSize(2);
        assertThat(slack.seen().getLast().text()).contains("May 4: 61%");
    }

    @Test
    void onlyARefusalOfItsBlocksIsSentAgain() {
        slack.next(Trouble.REFUSED);
        assertThat(deliver(new Target.Channel(slack.channel()), Samples.withChart()))
                .isEqualTo(new DeliveryOutcome.Rejected("msg_too_long"));
        assertThat(slack.callsThatPost()).isEqualTo(1);
    }

    @Test
    void metadataHoldsAnOpaqueIdAndNothingElse() {
        deliver(new Target.Channel(slack.channel()), Card.of(Text.words("private words")));
        assertThat(slack.servers.screen.getLast().metadata().toString())
                .isEqualTo("{\"event_type\":\"trellis_message\",\"event_payload\":{\"id\":\"parcel\"}}");
    }

    @Test
    void anIdThatSomebodyCopiedIsKnownAsOneHoweverItIsTyped() {
        assertThat(slack.platform().userId("U012AB3CD")).contains("U012AB3CD");
        assertThat(slack.platform().userId("w012ab3cd")).contains("W012AB3CD");
        assertThat(slack.platform().userId("C012AB3CD")).isEmpty();
    }

    @Test
    void aConversationIsOpenedOnlyWhereItsAddressIsNotKnown() {
        deliver(new Target.Direct(slack.person(), SlackUnderTest.DM), Card.of(Text.words("Hello")));
        assertThat(slack.servers.calls).containsExactly("chat.postMessage");
    }

    @Test
    void aMessageThatIsGoneCannotBeReplaced() {
        MessageRef gone = new MessageRef("slack", SlackServers.TEAM, slack.channel(), "1.1");
        assertThat(deliver(new Target.InPlaceOf(gone), Card.of(Text.words("New"))))
                .isEqualTo(new DeliveryOutcome.Rejected("message_not_found"));
    }

    @Test
    void nothingIsSaidInAWorkspaceThatTheTokenIsNotFor() {
        Parcel elsewhere = new Parcel(
                "parcel",
                new WorkspaceRef("slack", "T0OTHER", null),
                new Target.Channel("C1"),
                Card.of(Text.words("Hello")),
                RecordingConversation.VOICE);
        assertThat(slack.platform().deliver(elsewhere)).isInstanceOf(DeliveryOutcome.Unauthorized.class);
        assertThat(slack.callsThatPost()).isZero();
    }

    @Test
    void aProfileHasNameLanguageAndZone() {
        assertThat(slack.platform().profile(slack.workspace(), slack.person()))
                .isEqualTo(new ProfileLookup.Found(new ChatProfile("Ada Lovelace", "de-AT", "Europe/Vienna", true)));
        assertThat(slack.platform()
                        .profile(slack.workspace(), new ChatIdentity("slack", SlackServers.TEAM, SlackServers.GONE)))
                .as("nobody")
                .isEqualTo(new ProfileLookup.Outsider());
    }

    @Test
    void aGuestABotAndSomebodyOfAnotherCompanyAreOutsiders() {
        for (String user : List.of("U0GUEST", "U0ONECHANNEL", "U0ROBOT")) {
            assertThat(slack.platform().profile(slack.workspace(), new ChatIdentity("slack", SlackServers.TEAM, user)))
                    .isEqualTo(new ProfileLookup.Outsider());
        }
    }

    @Test
    void whatLooksTheSameDoneTwiceNeedsNoSearch() {
        MessageRef message = new MessageRef("slack", SlackServers.TEAM, slack.channel(), "1.1");
        assertThat(slack.platform().find(parcel(new Target.InPlaceOf(message), Samples.everyElement())))
                .isInstanceOf(DeliveryOutcome.Rejected.class);
        assertThat(slack.platform()
                        .find(parcel(new Target.OnlyYou(slack.channel(), slack.person()), Samples.everyElement())))
                .isInstanceOf(DeliveryOutcome.Unknown.class);
    }

    @Test
    void aPostCarriesNoIdOfItsOwnUnlessAsked() {
        deliver(new Target.Channel(slack.channel()), Card.of(Text.words("Hello")));
        assertThat(slack.servers.clientMsgIds).isEmpty();
    }

    @Test
    void onRequestAPostCarriesAnIdThatIsTheSameOnEveryAttempt() {
        SlackChat chat = withClientMessageIds();
        Target channel = new Target.Channel(slack.channel());
        slack.next(Trouble.SERVER_ERROR);
        assertThat(chat.deliver(parcel("m1", channel))).isInstanceOf(DeliveryOutcome.Unknown.class);
        DeliveryOutcome delivered = chat.deliver(parcel("m1", channel));
        assertThat(delivered).isInstanceOf(DeliveryOutcome.Delivered.class);
        // Slack turns it away and does not say where it is, so it is looked for.
        assertThat(chat.deliver(parcel("m1", channel))).isEqualTo(delivered);
        assertThat(chat.deliver(parcel("m2", channel))).isInstanceOf(DeliveryOutcome.Delivered.class);
        assertThat(slack.seen()).hasSize(2);
        assertThat(slack.servers.clientMsgIds)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(UUID.fromString(id)).hasToString(id));
    }

    @Test
    void whatSlackHasSeenAndNobodyFindsIsLeftToAnOperator() {
        SlackChat chat = withClientMessageIds();
        chat.deliver(parcel("m1", new Target.Channel(slack.channel())));
        slack.servers.screen.clear();
        assertThat(chat.deliver(parcel("m1", new Target.Channel(slack.channel()))))
                .isEqualTo(new DeliveryOutcome.Rejected("duplicate_message_not_found"));
    }

    private SlackChat withClientMessageIds() {
        SlackSettings settings = new SlackSettings(
                "s", null, null, null, null, null, "", Duration.ofSeconds(3), Duration.ofSeconds(10), 100, true);
        return new SlackChat(slack.client.bean(WebApi.class), slack.client.bean(SlackTokens.class), settings);
    }

    private Parcel parcel(String id, Target target) {
        return new Parcel(id, slack.workspace(), target, Card.of(Text.words("Hello")), RecordingConversation.VOICE);
    }

    private DeliveryOutcome deliver(Target target, Card card) {
        return slack.platform().deliver(parcel(target, card));
    }

    private Parcel parcel(Target target, Card card) {
        return new Parcel("parcel", slack.workspace(), target, card, RecordingConversation.VOICE);
    }
}
