package dev.trellis.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.conversation.message.Card;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.ChatProfile;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.Parcel;
import dev.trellis.platform.ProfileLookup;
import dev.trellis.platform.Target;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.teams.outbound.TeamsChat;
import dev.trellis.testkit.ChatUnderTest.Trouble;
import dev.trellis.testkit.RecordingConversation;
import dev.trellis.text.Text;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a message, for everything the Connector may answer; and who gets our token. */
class DeliveriesTest {
    private TeamsServer server;
    private TeamsChat chat;

    @BeforeEach
    void start() {
        server = TeamsServer.fresh();
        chat = server.bean(TeamsChat.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, Rejected", "401, Unauthorized", "403, Unreachable", "404, Unreachable", "405, Rejected", "408, Unknown",
        "409, Rejected", "410, Unreachable", "412, RetryAfter", "413, Rejected", "429, Limited", "500, Unknown",
        "502, Unknown", "503, Unknown", "504, Unknown"
    })
    void everyStatusHasItsOutcomeAndIsAskedOnce(int status, String outcome) {
        server.teams.status = status;
        assertThat(post(server.teams.serviceUrl()).getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(server.teams.callsThatPost()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2",
        "7, 7",
        "0, 0",
        "99999999, 3600",
        "'Mon, 23 Nov 2026 09:00:40 GMT', 40",
        "'Mon, 23 Nov 2026 08:00:00 GMT', 0",
        "soon, 2",
        "-5, 2"
    })
    void theDelayIsTheHeadersOrTwoSeconds(String header, int seconds) {
        server.teams.status = 429;
        server.teams.headers = header.isEmpty() ? Map.of() : Map.of("Retry-After", header);
        assertThat(post(server.teams.serviceUrl()))
                .isEqualTo(new DeliveryOutcome.Limited(Duration.ofSeconds(seconds), "429 SomeCode"));
    }

    @Test
    void theReasonIsACodeAndNeverAMessage() {
        server.teams.status = 403;
        assertThat(post(server.teams.serviceUrl())).isEqualTo(new DeliveryOutcome.Unreachable("403 SomeCode"));
    }

    @Test
    void doubtAboutOpeningAConversationIsOnlyADelay() {
        server.teams.status = 502;
        assertThat(deliver(new Target.Direct(person(FakeTeams.BOB), null), server.teams.serviceUrl()))
                .isInstanceOf(DeliveryOutcome.RetryAfter.class);
        assertThat(server.teams.callsThatPost()).isZero();
    }

    @Test
    void aServiceThatIsNotThereWasNotSentAnything() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (var context = ApplicationContext.run(withHost("localhost:" + port))) {
            DeliveryOutcome outcome = context.getBean(TeamsChat.class)
                    .deliver(parcel(new Target.Channel(FakeTeams.CHANNEL), "http://localhost:" + port + "/"));
            assertThat(outcome).isInstanceOf(DeliveryOutcome.RetryAfter.class);
        }
    }

    private Map<String, Object> withHost(String host) {
        Map<String, Object> properties = TeamsServer.properties(server.teams);
        properties.put("trellis.teams.service-hosts", host);
        return properties;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "https://localhost.evil.example/",
                "http://127.0.0.1:1/",
                "https://smba.trafficmanager.net@evil.example/",
                "file:///etc/passwd",
                "not an address",
                ""
            })
    void anAddressThatIsNotOnTheListGetsNothing(String serviceUrl) {
        assertThat(post(serviceUrl)).isInstanceOf(DeliveryOutcome.Rejected.class);
        assertThat(server.teams.calls).isEmpty();
    }

    @Test
    void aTokenInHandIsUsedToItsEndWhileTheLoginIsAway() {
        post(server.teams.serviceUrl());
        server.teams.loginStatus = 503;
        TestBeans.CLOCK.pass(Duration.ofMinutes(56));
        assertThat(post(server.teams.serviceUrl())).isInstanceOf(DeliveryOutcome.Delivered.class);
        TestBeans.CLOCK.pass(Duration.ofMinutes(5));
        assertThat(post(server.teams.serviceUrl())).isInstanceOf(DeliveryOutcome.RetryAfter.class);
    }

    @Test
    void aRefusedSecretIsSaidSoAndARefusedTokenIsNotUsedAgain() {
        TestBeans.CLOCK.pass(Duration.ofDays(1));
        server.teams.loginStatus = 401;
        assertThat(post(server.teams.serviceUrl()))
                .isEqualTo(new DeliveryOutcome.Unauthorized("login refused: invalid_client"));
        server.teams.loginStatus = 200;
        TestBeans.CLOCK.pass(Duration.ofSeconds(6));
        server.teams.trouble = Trouble.UNAUTHORIZED;
        assertThat(post(server.teams.serviceUrl())).isInstanceOf(DeliveryOutcome.Unauthorized.class);
        int tokens = server.teams.tokens;
        assertThat(post(server.teams.serviceUrl())).isInstanceOf(DeliveryOutcome.Delivered.class);
        assertThat(server.teams.tokens).isEqualTo(tokens + 1);
    }

    @Test
    void anAddressThatIsNotOursIsOpenedAnew() {
        DeliveryOutcome outcome =
                deliver(new Target.Direct(person(FakeTeams.ADA), "{\"else\":1}"), server.teams.serviceUrl());
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        DeliveryOutcome.Delivered.class,
                        delivered -> assertThat(delivered.address()).contains(FakeTeams.direct(FakeTeams.ADA)));
    }

    @Test
    void idsTravelAsOneSegmentOfThePath() {
        String thread = "19:a/b@thread.tacv2;messageid=1 2";
        deliver(new Target.Channel(thread), server.teams.serviceUrl());
        assertThat(server.teams.posted.getLast().conversation).isEqualTo(thread);
        deliver(
                new Target.InPlaceOf(new MessageRef("teams", FakeTeams.TENANT, thread, "1:a/b")),
                server.teams.serviceUrl());
        assertThat(server.teams.calls.getLast()).endsWith("activities/1:a/b");
    }

    @Test
    void theWireHoldsWhatTeamsNeeds() {
        post(server.teams.serviceUrl());
        JsonNode activity = server.teams.posted.getFirst().activity;
        assertThat(activity.path("type").asText()).isEqualTo("message");
        assertThat(activity.path("attachments").path(0).path("contentType").asText())
                .isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(activity.path("summary").asText()).isEqualTo("Hello");
        assertThat(activity.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("type", "locale", "summary", "attachments");
    }

    @Test
    void aChatIsOpenedWithTheBotThePersonAndTheTenant() {
        deliver(new Target.Direct(person(FakeTeams.BOB), null), server.teams.serviceUrl());
        JsonNode opened = server.teams.opened;
        assertThat(opened.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("isGroup", "bot", "members", "tenantId", "channelData");
        assertThat(opened.path("isGroup").asBoolean(true)).isFalse();
        assertThat(opened.path("bot")).hasToString("{\"id\":\"28:" + BotFrameworkTokens.APP + "\"}");
        assertThat(opened.path("members")).hasToString("[{\"id\":\"bob-object-id\"}]");
        assertThat(opened.path("tenantId").asText()).isEqualTo(FakeTeams.TENANT);
        assertThat(opened.path("channelData")).hasToString("{\"tenant\":{\"id\":\"" + FakeTeams.TENANT + "\"}}");
    }

    @Test
    void aProfileIsANameWithoutAZone() {
        assertThat(profile(FakeTeams.ADA))
                .isEqualTo(new ProfileLookup.Found(new ChatProfile("Ada Lovelace", null, null, true)));
        assertThat(profile(FakeTeams.UNREACHABLE)).isInstanceOf(ProfileLookup.Unavailable.class);
        server.teams.status = 429;
        assertThat(profile(FakeTeams.ADA)).isEqualTo(new ProfileLookup.RetryAfter(Duration.ofSeconds(2)));
    }

    @Test
    void aGuestIsAnOutsider() {
        assertThat(profile(FakeTeams.GUEST)).isEqualTo(new ProfileLookup.Outsider());
    }

    private ProfileLookup profile(String person) {
        return chat.profile(workspace(server.teams.serviceUrl()), person(person));
    }

    private DeliveryOutcome post(String serviceUrl) {
        return deliver(new Target.Channel(FakeTeams.CHANNEL), serviceUrl);
    }

    private DeliveryOutcome deliver(Target target, String serviceUrl) {
        return chat.deliver(parcel(target, serviceUrl));
    }

    private static Parcel parcel(Target target, String serviceUrl) {
        return new Parcel(
                "p", workspace(serviceUrl), target, Card.of(Text.words("Hello")), RecordingConversation.VOICE);
    }

    private static WorkspaceRef workspace(String serviceUrl) {
        return new WorkspaceRef("teams", FakeTeams.TENANT, serviceUrl);
    }

    private static ChatIdentity person(String objectId) {
        return new ChatIdentity("teams", FakeTeams.TENANT, objectId);
    }
}
