package dev.trellis.standins.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.Message;
import dev.trellis.standins.ChangeListener;
import dev.trellis.standins.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slack's own SDK talks to the stand-in. */
class WebApiTest {
    private final SlackScene scene = new SlackScene();

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    @Test
    void aTokenIsChecked() throws Exception {
        assertThat(scene.sdk().authTest(r -> r).getTeamId()).isEqualTo(SlackScene.TEAM);
        assertThat(scene.sdk("").authTest(r -> r).getError()).isEqualTo("not_authed");
        assertThat(scene.sdk("xoxb-other").authTest(r -> r).getError()).isEqualTo("invalid_auth");

        String token = scene.workspace.botToken();
        scene.slack.revokeTokens(SlackScene.TEAM);
        assertThat(scene.sdk(token).authTest(r -> r).getError()).isEqualTo("token_revoked");
        scene.workspace.botToken("xoxb-next");
        scene.slack.uninstall(SlackScene.TEAM);
        assertThat(scene.sdk("xoxb-next").authTest(r -> r).getError()).isEqualTo("account_inactive");
    }

    @Test
    void aMethodOutsideTheScopesIsRefused() throws Exception {
        try (SlackStandIn poor =
                SlackStandIn.start(0, scene.clock, SlackApp.named("poor").scopes("chat:write"))) {
            SlackWorkspace workspace = poor.workspace("T1", "One").user("U1", "one", "One");
            var config = new com.slack.api.SlackConfig();
            config.setMethodsEndpointUrlPrefix(poor.apiUrl().toString());
            try (var sdk = com.slack.api.Slack.getInstance(config)) {
                var answer = sdk.methods(workspace.botToken()).usersInfo(r -> r.user("U1"));
                assertThat(answer.getError()).isEqualTo("missing_scope");
                assertThat(answer.getNeeded()).isEqualTo("users:read");
            }
        }
    }

    @Test
    void aMessageIsPostedFoundByItsMetadataUpdatedAndDeleted() throws Exception {
        String direct = scene.sdk()
                .conversationsOpen(r -> r.users(List.of(SlackScene.ADA)))
                .getChannel()
                .getId();
        ChatPostMessageResponse posted = scene.sdk()
                .chatPostMessage(r -> r.channel(direct)
                        .text("Hello")
                        .blocksAsString("[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"*Hello*\"}}]")
                        .metadata(Message.Metadata.builder()
                                .eventType("trellis")
                                .eventPayload(Map.of("id", "m-1"))
                                .build()));
        assertThat(posted.getError()).isNull();

        var history = scene.sdk().conversationsHistory(r -> r.channel(direct).includeAllMetadata(true));
        assertThat(history.getMessages().getFirst().getMetadata().getEventPayload())
                .containsEntry("id", "m-1");
        var without = scene.sdk().conversationsHistory(r -> r.channel(direct));
        assertThat(without.getMessages().getFirst().getMetadata()).isNull();

        assertThat(scene.sdk()
                        .chatUpdate(r -> r.channel(direct).ts(posted.getTs()).text("Changed"))
                        .isOk())
                .isTrue();
        var seen = scene.ada.direct().last().orElseThrow();
        assertThat(seen.text()).isEqualTo("Changed");
        assertThat(seen.edited()).isTrue();
        assertThat(seen.blocks()).isEmpty();

        assertThat(scene.sdk()
                        .chatDelete(r -> r.channel(direct).ts(posted.getTs()))
                        .isOk())
                .isTrue();
        assertThat(scene.ada.direct().messages()).isEmpty();
    }

    @Test
    void timestampsGrowThoughTheClockStandsStill() throws Exception {
        String first = post(SlackScene.GENERAL, "one").getTs();
        String second = post(SlackScene.GENERAL, "two").getTs();
        assertThat(second).isGreaterThan(first).matches("\\d{10}\\.\\d{6}");
    }

    @ParameterizedTest
    @CsvSource({
        "C0NOWHERE, Hi, channel_not_found",
        "C0RANDOM, Hi, not_in_channel",
        "C0GENERAL, '', no_text",
        "U0GONE, Hi, is_inactive",
    })
    void aPostThatSlackRefuses(String channel, String text, String error) throws Exception {
        assertThat(post(channel, text).getError()).isEqualTo(error);
        assertThat(scene.slack.witness().succeeded("chat.postMessage")).isZero();
    }

    @Test
    void aTextOverFortyThousandCharactersIsTooLong() throws Exception {
        assertThat(post(SlackScene.GENERAL, "x".repeat(40_001)).getError()).isEqualTo("msg_too_long");
        assertThat(post(SlackScene.GENERAL, "x".repeat(40_000)).isOk()).isTrue();
    }

    @Test
    void brokenBlocksAreRefusedWithPointers() throws Exception {
        ChatPostMessageResponse answer = scene.sdk()
                .chatPostMessage(r -> r.channel(SlackScene.GENERAL)
                        .text("x")
                        .blocksAsString("[{\"type\":\"section\"},{\"type\":\"nope\"}]"));
        assertThat(answer.getError()).isEqualTo("invalid_blocks");
        assertThat(answer.getResponseMetadata().getMessages())
                .anyMatch(each -> each.contains("[json-pointer:/blocks/1]"));
        assertThat(scene.sdk()
                        .chatPostMessage(
                                r -> r.channel(SlackScene.GENERAL).text("x").blocksAsString("{"))
                        .getError())
                .isEqualTo("invalid_blocks_format");
    }

    @Test
    void onlyTheBotsOwnMessagesMayBeChanged() throws Exception {
        scene.ada.say("Hi");
        var mine = scene.ada.direct().last().orElseThrow();
        assertThat(scene.sdk()
                        .chatUpdate(
                                r -> r.channel(mine.channelId()).ts(mine.ts()).text("x"))
                        .getError())
                .isEqualTo("cant_update_message");
        assertThat(scene.sdk()
                        .chatUpdate(
                                r -> r.channel(mine.channelId()).ts("1.000000").text("x"))
                        .getError())
                .isEqualTo("message_not_found");
        assertThat(scene.sdk()
                        .chatDelete(r -> r.channel(mine.channelId()).ts(mine.ts()))
                        .getError())
                .isEqualTo("cant_delete_message");
    }

    @Test
    void anEphemeralMessageIsSeenByItsReaderAlone() throws Exception {
        assertThat(scene.sdk()
                        .chatPostEphemeral(r -> r.channel(SlackScene.GENERAL)
                                .user(SlackScene.ADA)
                                .text("psst"))
                        .isOk())
                .isTrue();
        assertThat(scene.ada.snapshot().conversation("general").orElseThrow().messages())
                .hasSize(1);
        assertThat(scene.slack
                        .person(SlackScene.TEAM, SlackScene.BOB)
                        .snapshot()
                        .conversation("general")
                        .orElseThrow()
                        .messages())
                .isEmpty();
        assertThat(scene.sdk()
                        .chatPostEphemeral(r ->
                                r.channel(SlackScene.GENERAL).user("U0GONE").text("psst"))
                        .getError())
                .isEqualTo("user_not_in_channel");
    }

    @Test
    void peopleHaveZonesLocalesMailsAndQuietTimes() throws Exception {
        var bob = scene.sdk()
                .usersInfo(r -> r.user(SlackScene.BOB).includeLocale(true))
                .getUser();
        assertThat(bob.getTz()).isEqualTo("America/New_York");
        assertThat(bob.getTzOffset()).isEqualTo(-5 * 3600);
        assertThat(bob.getLocale()).isEqualTo("de-DE");
        assertThat(bob.getProfile().getEmail()).isEqualTo("bob@example.com");
        assertThat(scene.sdk().usersInfo(r -> r.user("U0NOBODY")).getError()).isEqualTo("user_not_found");
        assertThat(scene.sdk()
                        .usersProfileGet(r -> r.user(SlackScene.BOB))
                        .getProfile()
                        .getRealName())
                .isEqualTo("Bob Builder");
        assertThat(scene.sdk().teamInfo(r -> r).getTeam().getDomain()).isEqualTo("acme");

        // 10:00 in Berlin: the next quiet window is tonight's.
        var quiet = scene.sdk().dndInfo(r -> r.user(SlackScene.ADA));
        assertThat(quiet.isDndEnabled()).isTrue();
        assertThat(quiet.getNextDndStartTs())
                .isEqualTo((int) java.time.Instant.parse("2026-11-23T21:00:00Z").getEpochSecond());
        assertThat(scene.sdk().dndInfo(r -> r.user(SlackScene.BOB)).isDndEnabled())
                .isFalse();
    }

    @Test
    void listsComeInPages() throws Exception {
        var first = scene.sdk().usersList(r -> r.limit(2));
        assertThat(first.getMembers()).hasSize(2);
        var rest = scene.sdk()
                .usersList(r -> r.limit(2).cursor(first.getResponseMetadata().getNextCursor()));
        assertThat(rest.getMembers()).hasSize(2);
        assertThat(rest.getResponseMetadata().getNextCursor()).isEmpty();
        assertThat(scene.sdk().usersList(r -> r.cursor("bogus")).getError()).isEqualTo("invalid_cursor");
        assertThat(scene.sdk().conversationsList(r -> r).getChannels()).hasSize(2);
        assertThat(scene.sdk()
                        .conversationsInfo(r -> r.channel(SlackScene.GENERAL))
                        .getChannel()
                        .isMember())
                .isTrue();
    }

    @Test
    void anInstallationGivesATokenOnceAndRefreshTokensDieOnUse() throws Exception {
        scene.slack.rotateTokens(true);
        SlackApp app = scene.slack.app();
        String code = scene.slack.approveInstallation(SlackScene.TEAM, SlackScene.ADA);
        var granted = scene.sdk()
                .oauthV2Access(r -> r.clientId(app.clientId())
                        .clientSecret(app.clientSecret())
                        .code(code));
        assertThat(granted.getTeam().getId()).isEqualTo(SlackScene.TEAM);
        assertThat(scene.sdk(granted.getAccessToken()).authTest(r -> r).isOk()).isTrue();
        assertThat(scene.sdk()
                        .oauthV2Access(r -> r.clientId(app.clientId())
                                .clientSecret(app.clientSecret())
                                .code(code))
                        .getError())
                .isEqualTo("invalid_code");
        assertThat(scene.sdk()
                        .oauthV2Access(r ->
                                r.clientId(app.clientId()).clientSecret("no").code(code))
                        .getError())
                .isEqualTo("bad_client_secret");

        var refreshed = scene.sdk()
                .oauthV2Access(r -> r.clientId(app.clientId())
                        .clientSecret(app.clientSecret())
                        .grantType("refresh_token")
                        .refreshToken(granted.getRefreshToken()));
        assertThat(scene.sdk(refreshed.getAccessToken()).authTest(r -> r).isOk())
                .isTrue();
        assertThat(scene.sdk(granted.getAccessToken()).authTest(r -> r).getError())
                .isEqualTo("token_expired");
        assertThat(scene.sdk()
                        .oauthV2Access(r -> r.clientId(app.clientId())
                                .clientSecret(app.clientSecret())
                                .grantType("refresh_token")
                                .refreshToken(granted.getRefreshToken()))
                        .getError())
                .isEqualTo("invalid_refresh_token");
    }

    @Test
    void faultsStrikeOnceAndTheWitnessTells() throws Exception {
        scene.slack.misbehaviour().next("chat.postMessage", new Fault.TooManyRequests(Duration.ofSeconds(7)));
        assertThatThrownBy(() -> post(SlackScene.GENERAL, "one"))
                .isInstanceOfSatisfying(SlackApiException.class, refused -> {
                    assertThat(refused.getResponse().code()).isEqualTo(429);
                    assertThat(refused.getResponse().header("Retry-After")).isEqualTo("7");
                });
        scene.slack.misbehaviour().next("chat.postMessage", new Fault.ServerError(503));
        assertThatThrownBy(() -> post(SlackScene.GENERAL, "two")).isInstanceOf(SlackApiException.class);
        assertThat(post(SlackScene.GENERAL, "three").isOk()).isTrue();
        assertThat(scene.slack.witness().calls("chat.postMessage"))
                .extracting(call -> call.outcome())
                .containsExactly("fault: 429", "fault: 503", "ok");
        assertThat(scene.ada.snapshot().conversation("general").orElseThrow().messages())
                .hasSize(1);
    }

    @Test
    void aMessageCanArriveThoughItsSenderNeverHears() {
        scene.slack.misbehaviour().next("chat.postMessage", new Fault.DeliverThenSilence(Duration.ofMillis(50)));
        assertThatThrownBy(() -> post(SlackScene.GENERAL, "lost?")).isInstanceOf(IOException.class);
        assertThat(scene.ada
                        .snapshot()
                        .conversation("general")
                        .orElseThrow()
                        .last()
                        .orElseThrow()
                        .text())
                .isEqualTo("lost?");
        assertThat(scene.slack.witness().succeeded("chat.postMessage")).isEqualTo(1);
    }

    @Test
    void strictRatesAnswer429() throws Exception {
        scene.slack.strictRates(true);
        for (int i = 0; i < 5; i++) {
            assertThat(post(SlackScene.GENERAL, "n" + i).isOk()).isTrue();
        }
        assertThatThrownBy(() -> post(SlackScene.GENERAL, "too much"))
                .isInstanceOfSatisfying(
                        SlackApiException.class,
                        refused -> assertThat(refused.getResponse().header("Retry-After"))
                                .matches("[1-5]"));
    }

    @Test
    void listenersHearOfChanges() throws Exception {
        List<ChangeListener.Change> heard = new CopyOnWriteArrayList<>();
        scene.slack.onChange(heard::add);
        post(SlackScene.GENERAL, "one");
        assertThat(heard).contains(new ChangeListener.Change("slack", "message", SlackScene.GENERAL));
    }

    private ChatPostMessageResponse post(String channel, String text) throws IOException, SlackApiException {
        return scene.sdk()
                .chatPostMessage(ChatPostMessageRequest.builder()
                        .channel(channel)
                        .text(text)
                        .build());
    }
}
