package dev.trellis.standins.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trellis.standins.Fault;
import dev.trellis.standins.WitnessedCall;
import dev.trellis.standins.teams.TeamsScene.Answer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bot's side of the Connector. */
class ConnectorTest {
    private static final String HELLO = "{\"type\":\"message\",\"text\":\"Hello\"}";

    private final TeamsScene scene = new TeamsScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        "7d1c6f3a-0000-4000-8000-000000000001, app, password, https://api.botframework.com/.default, 200, ''",
        "no-such-tenant, app, password, https://api.botframework.com/.default, 400, invalid_request",
        "7d1c6f3a-0000-4000-8000-000000000001, other, password, x, 400, unauthorized_client",
        "7d1c6f3a-0000-4000-8000-000000000001, app, wrong, x, 401, invalid_client",
        "7d1c6f3a-0000-4000-8000-000000000001, app, password, https://graph.example/.default, 400, invalid_scope",
    })
    void loginChecksTenantClientSecretAndScope(
            String tenant, String client, String secret, String scope, int status, String error) throws Exception {
        Answer answer = scene.login(
                tenant,
                client.equals("app") ? scene.teams.bot().appId() : client,
                secret.equals("password") ? scene.teams.bot().appPassword() : secret,
                scope);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
    }

    @Test
    void aConnectorCallNeedsATokenIssuedHereAndStillGood() throws Exception {
        String path = TeamsScene.activities(scene.ada.personalId());
        String good = scene.token();
        assertThat(scene.call("POST", path, HELLO, good).status()).isEqualTo(201);
        assertThat(scene.call("POST", path, HELLO, "nonsense").status()).isEqualTo(401);
        String connectorsOwn = scene.teams
                .keys()
                .sign(BotFrameworkKeys.claims("x", "y", scene.clock.instant()).build());
        assertThat(scene.call("POST", path, HELLO, connectorsOwn).status()).isEqualTo(401);
        scene.teams.revokeAccessTokens();
        assertThat(scene.call("POST", path, HELLO, good).status()).isEqualTo(401);
        assertThat(scene.call("POST", path, HELLO).status()).isEqualTo(201);
    }

    @Test
    void aPersonalConversationIsCreatedOnceForThoseWhoHaveTheApp() throws Exception {
        Answer created = create(TeamsScene.ADA);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().path("id").asText())
                .isEqualTo(scene.ada.personalId())
                .startsWith("a:");
        assertThat(create(scene.ada.user().memberId()).body().path("id").asText())
                .isEqualTo(scene.ada.personalId());
        assertThat(create(TeamsScene.BOB).error()).isEqualTo("BotNotInConversationRoster");
        assertThat(create(TeamsScene.BOB).status()).isEqualTo(403);
        assertThat(create("29:nobody").status()).isEqualTo(400);
        assertThat(scene.call("POST", "v3/conversations", "{\"members\":[{\"id\":\"x\"}]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aMessageIsSentUpdatedInPlaceAndDeleted() throws Exception {
        String id = scene.post(scene.ada.personalId(), HELLO).body().path("id").asText();
        String path = TeamsScene.activities(scene.ada.personalId()) + "/" + id;
        assertThat(scene.call("PUT", path, "{\"type\":\"message\",\"text\":\"Changed\"}")
                        .status())
                .isEqualTo(200);
        var seen = scene.ada.personal().last().orElseThrow();
        assertThat(seen.text()).isEqualTo("Changed");
        assertThat(seen.edited()).isTrue();
        assertThat(scene.call("DELETE", path, "").status()).isEqualTo(200);
        assertThat(scene.ada.personal().messages()).isEmpty();
        assertThat(scene.call("PUT", path, HELLO).error()).isEqualTo("ActivityNotFoundInConversation");
    }

    @Test
    void whatTeamsRefuses() throws Exception {
        assertThat(scene.post("a:nowhere", HELLO).error()).isEqualTo("ConversationNotFound");
        String huge = "{\"type\":\"message\",\"text\":\"" + "x".repeat(28 * 1024) + "\"}";
        Answer tooBig = scene.post(scene.ada.personalId(), huge);
        assertThat(tooBig.status()).isEqualTo(413);
        assertThat(tooBig.error()).isEqualTo("MessageSizeTooBig");
        assertThat(scene.post(scene.ada.personalId(), "{\"type\":\"message\"}").status())
                .isEqualTo(400);
        assertThat(scene.post(scene.ada.personalId(), "{\"type\":\"event\"}").status())
                .isEqualTo(400);
        String newer = TeamsScene.card("{\"type\":\"AdaptiveCard\",\"version\":\"1.6\",\"body\":[]}");
        assertThat(scene.post(scene.ada.personalId(), newer).status()).isEqualTo(400);

        scene.ada.block(true);
        assertThat(scene.post(scene.ada.personalId(), HELLO).error()).isEqualTo("MessageWritesBlocked");
        scene.ada.block(false);
        scene.ada.uninstall();
        assertThat(scene.post(scene.ada.personalId(), HELLO).error()).isEqualTo("BotNotInConversationRoster");
    }

    @Test
    void aChannelHasThreads() throws Exception {
        String root = scene.post(TeamsScene.CHANNEL, HELLO).body().path("id").asText();
        scene.post(TeamsScene.CHANNEL + ";messageid=" + root, HELLO);
        Answer created = scene.call(
                "POST",
                "v3/conversations",
                "{\"isGroup\":true,\"tenantId\":\"" + TeamsScene.TENANT + "\",\"channelData\":{\"channel\":{\"id\":\""
                        + TeamsScene.CHANNEL + "\"}},\"activity\":" + HELLO + "}");
        assertThat(created.body().path("id").asText())
                .isEqualTo(TeamsScene.CHANNEL + ";messageid="
                        + created.body().path("activityId").asText());
        assertThat(scene.ada.snapshot().conversation("Mentoring").orElseThrow().messages())
                .extracting(message -> message.rootId())
                .containsExactly(null, root, null);
        scene.ada.uninstallFromTeam(TeamsScene.TEAM);
        assertThat(scene.post(TeamsScene.CHANNEL, HELLO).error()).isEqualTo("BotNotInConversationRoster");
    }

    @Test
    void membersAndTeamsAreTold() throws Exception {
        String members = "v3/conversations/" + TeamsScene.encode(TeamsScene.TEAM) + "/";
        assertThat(scene.call("GET", members + "members", "").body()).hasSize(2);
        assertThat(scene.call("GET", members + "pagedmembers", "").body().path("members"))
                .hasSize(2);
        Answer one = scene.call("GET", members + "members/" + TeamsScene.BOB, "");
        assertThat(one.body().path("userPrincipalName").asText()).isEqualTo("bob.builder@example.com");
        assertThat(scene.call("GET", members + "members/29:nobody", "").error())
                .isEqualTo("MemberNotFoundInConversation");
        String team = "v3/teams/" + TeamsScene.encode(TeamsScene.TEAM);
        assertThat(scene.call("GET", team, "").body().path("name").asText()).isEqualTo("Acme");
        assertThat(scene.call("GET", team + "/conversations", "").body().path("conversations"))
                .hasSize(2);
    }

    @Test
    void faultsStrikeAndTheWitnessTells() throws Exception {
        String method = "POST /v3/conversations/{id}/activities";
        String token = scene.token();
        String path = TeamsScene.activities(scene.ada.personalId());
        scene.teams.misbehaviour().next(method, new Fault.TooManyRequests(Duration.ofMillis(2_500)));
        Answer refused = scene.call("POST", path, HELLO, token);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.response().headers().firstValue("Retry-After")).contains("3");
        scene.teams.misbehaviour().next(method, new Fault.DeliverThenHangUp());
        assertThatThrownBy(() -> scene.call("POST", path, HELLO, token)).isInstanceOf(IOException.class);
        // The JDK's client repeats no POST, so the message stands there once, unknown to its sender.
        assertThat(scene.ada.personal().messages()).hasSize(1);
        assertThat(scene.teams.witness().calls(method))
                .extracting(WitnessedCall::outcome)
                .containsExactly("fault: 429", "ok");
    }

    @Test
    void strictRatesAllowSevenASecondInAConversation() throws Exception {
        scene.teams.strictRates(true);
        String token = scene.token();
        String path = TeamsScene.activities(scene.ada.personalId());
        int refused = 0;
        for (int i = 0; i < 10; i++) {
            refused += scene.call("POST", path, HELLO, token).status() == 429 ? 1 : 0;
        }
        assertThat(refused).isGreaterThanOrEqualTo(1);
        assertThat(scene.post(TeamsScene.CHANNEL, HELLO).status()).isEqualTo(201);
    }

    private Answer create(String member) throws Exception {
        return scene.call(
                "POST",
                "v3/conversations",
                "{\"bot\":{\"id\":\"" + scene.teams.bot().botId() + "\"},\"members\":[{\"id\":\"" + member
                        + "\"}],\"tenantId\":\"" + TeamsScene.TENANT + "\",\"channelData\":{\"tenant\":{\"id\":\""
                        + TeamsScene.TENANT + "\"}}}");
    }
}
