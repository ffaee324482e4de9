package dev.trellis.standins.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.util.json.GsonFactory;
import dev.trellis.standins.ClientReply;
import dev.trellis.standins.Fault;
import dev.trellis.standins.WireRequest;
import dev.trellis.standins.WireResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people do reaches the service as Slack would send it, and the answers show as Slack would show them. */
class SlackPersonTest {
    private static final String MODAL = """
            {"type":"modal","title":{"type":"plain_text","text":"Check-in"},"submit":{"type":"plain_text","text":"Send"},
             "callback_id":"check","private_metadata":"m-1","notify_on_close":true,"blocks":[
              {"type":"input","block_id":"words","label":{"type":"plain_text","text":"Words"},
               "element":{"type":"plain_text_input","action_id":"text","max_length":20}},
              {"type":"input","block_id":"day","optional":true,"label":{"type":"plain_text","text":"Day"},
               "element":{"type":"datepicker","action_id":"date","initial_date":"2026-11-30"}},
              {"type":"actions","block_id":"mood","elements":[{"type":"static_select","action_id":"level","options":[
               {"text":{"type":"plain_text","text":"Good"},"value":"good"}]}]}]}""";
    private static final String BUTTONS = """
            [{"type":"section","text":{"type":"mrkdwn","text":"How was it?"}},
             {"type":"actions","block_id":"answers","elements":[
              {"type":"button","action_id":"yes","value":"1","text":{"type":"plain_text","text":"Yes"}}]}]""";

    private final SlackScene scene = new SlackScene();

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    @Test
    void everyRequestIsSignedOverItsRawBody() {
        scene.ada.slashCommand("/mentor pair @ada @bob #general");
        WireRequest request = scene.service.last();
        long timestamp =
                Long.parseLong(request.header("X-Slack-Request-Timestamp").orElseThrow());
        assertThat(timestamp).isEqualTo(scene.clock.instant().getEpochSecond());
        var official = new com.slack.api.app_backend.SlackSignature.Generator(
                scene.slack.app().signingSecret());
        assertThat(request.header("X-Slack-Signature"))
                .contains(official.generate(String.valueOf(timestamp), request.body()));
        assertThat(request.path()).isEqualTo("/slack/events");
    }

    @Test
    void aSlashCommandArrivesWithMentionsEscaped() {
        scene.ada.slashCommand("/mentor pair @ada @bob @nobody #general <@U0FORGED> & more");
        Map<String, String> form = scene.service.last().form();
        assertThat(form)
                .containsEntry("command", "/mentor")
                .containsEntry(
                        "text",
                        "pair <@U0ADA|ada> <@U0BOB|bob> @nobody <#C0GENERAL|general> &lt;@U0FORGED&gt; &amp; more")
                .containsEntry("user_id", "U0ADA")
                .containsEntry("channel_name", "directmessage")
                .containsEntry("is_enterprise_install", "false")
                .containsKeys("trigger_id", "response_url", "team_domain", "api_app_id");
    }

    @Test
    void theAnswerToACommandIsShownToThePersonAlone() {
        scene.service.answersJson("{\"response_type\":\"ephemeral\",\"text\":\"Done\"}");
        assertThat(scene.ada.slashCommand(SlackScene.GENERAL, "/mentor help").notice())
                .contains("Done");
        assertThat(scene.ada
                        .snapshot()
                        .conversation("general")
                        .orElseThrow()
                        .last()
                        .orElseThrow()
                        .ephemeral())
                .isTrue();
        scene.service.answersJson("{\"response_type\":\"in_channel\",\"text\":\"All\"}");
        scene.ada.slashCommand(SlackScene.GENERAL, "/mentor help");
        assertThat(scene.slack
                        .person(SlackScene.TEAM, SlackScene.BOB)
                        .snapshot()
                        .conversation("general")
                        .orElseThrow()
                        .messages())
                .hasSize(1);
        scene.service.answersJson("{\"blocks\":[{\"type\":\"nope\"}]}");
        assertThat(scene.ada.slashCommand("/mentor help").notice())
                .contains("/mentor failed with the error \"invalid_command_response\"");
    }

    @Test
    void aServiceThatIsSlowOrBrokenShowsSlacksOwnLine() {
        scene.service.answers(_ -> {
            pause(Duration.ofSeconds(2));
            return WireResponse.empty(200);
        });
        assertThat(scene.ada.slashCommand("/mentor help").notice())
                .contains("/mentor failed with the error \"operation_timeout\"");
        scene.service.answers(_ -> WireResponse.empty(500));
        assertThat(scene.ada.slashCommand("/mentor help").notice())
                .contains("/mentor failed with the error \"http_service_error\"");
        scene.service.close();
        assertThat(scene.ada.slashCommand("/mentor help").notice())
                .contains("/mentor failed with the error \"dispatch_failed\"");
    }

    @Test
    void aMessageToTheAppIsAnEvent() {
        scene.ada.say("Hi @bob & <all>");
        JsonNode envelope = scene.lastPayload();
        assertThat(envelope.path("type").asText()).isEqualTo("event_callback");
        assertThat(envelope.path("event_id").asText()).startsWith("Ev");
        assertThat(envelope.path("authorizations").get(0).path("user_id").asText())
                .isEqualTo(scene.workspace.botUserId());
        JsonNode event = envelope.path("event");
        assertThat(event.path("type").asText()).isEqualTo("message");
        assertThat(event.path("channel_type").asText()).isEqualTo("im");
        assertThat(event.path("text").asText()).isEqualTo("Hi <@U0BOB> &amp; &lt;all&gt;");
    }

    @Test
    void inAChannelTheAppHearsOnlyMentionsAndOnlyWhereItIs() {
        scene.ada.say(SlackScene.GENERAL, "hello everyone");
        scene.ada.say(SlackScene.RANDOM, "@trellis hello");
        assertThat(scene.service.received()).isEmpty();
        scene.ada.say(SlackScene.GENERAL, "@trellis hello");
        assertThat(scene.lastPayload().path("event").path("type").asText()).isEqualTo("app_mention");
    }

    @Test
    void anEventThatFailsComesAgainAtOnceAfterOneAndAfterFiveMinutes() {
        scene.service.answers(_ -> WireResponse.empty(500));
        scene.ada.say("Hi");
        assertThat(scene.service.received()).hasSize(2);
        assertThat(scene.service.last().header("X-Slack-Retry-Num")).contains("1");
        assertThat(scene.service.last().header("X-Slack-Retry-Reason")).contains("http_error");
        assertThat(scene.slack.retryDueEvents().exchanges()).isEmpty();
        scene.clock.step(Duration.ofMinutes(1));
        scene.slack.retryDueEvents();
        scene.clock.step(Duration.ofMinutes(5));
        scene.service.answers(_ -> WireResponse.empty(200));
        scene.slack.retryDueEvents();
        scene.clock.step(Duration.ofHours(1));
        scene.slack.retryDueEvents();
        assertThat(scene.service.received()).hasSize(4);
        assertThat(scene.service.received().stream()
                        .map(WireRequest::json)
                        .map(e -> e.path("event_id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aButtonInAMessage() throws Exception {
        String ts = postButtons();
        ClientReply reply = scene.ada.act(Surface.message(scene.ada.directId(), ts), "yes");
        assertThat(reply.accepted()).isTrue();
        JsonNode payload = scene.lastPayload();
        assertThat(payload.path("enterprise").isNull()).isTrue();
        assertThat(payload.path("container").path("message_ts").asText()).isEqualTo(ts);
        assertThat(payload.path("actions").get(0).path("value").asText()).isEqualTo("1");
        assertThat(payload.path("actions").get(0).path("block_id").asText()).isEqualTo("answers");
        var official = GsonFactory.createSnakeCase().fromJson(payload.toString(), BlockActionPayload.class);
        assertThat(official.getUser().getTeamId()).isEqualTo(SlackScene.TEAM);
        assertThat(official.getActions().getFirst().getActionTs()).isNotBlank();
        assertThat(official.getMessage().getBlocks()).hasSize(2);

        assertThatThrownBy(() -> scene.ada.act(Surface.message(scene.ada.directId(), ts), "no"))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void whoTapsBeforeTheirClientHasDrawnAnUpdateTapsWhatTheySaw() throws Exception {
        String ts = postButtons();
        String newer = BUTTONS.replace("\"answers\"", "\"newer\"").replace("\"value\":\"1\"", "\"value\":\"2\"");
        scene.sdk()
                .chatUpdate(r ->
                        r.channel(scene.ada.directId()).ts(ts).text("Still?").blocksAsString(newer));
        Surface message = Surface.message(scene.ada.directId(), ts);
        for (String seen : List.of("answers", "newer")) {
            scene.ada.act(message, seen, "yes", List.of());
            JsonNode action = scene.lastPayload().path("actions").get(0);
            assertThat(action.path("block_id").asText()).isEqualTo(seen);
            assertThat(action.path("value").asText()).isEqualTo(seen.equals("newer") ? "2" : "1");
        }
        assertThatThrownBy(() -> scene.ada.act(message, "never", "yes", List.of()))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void theSamePressCanArriveFourTimesAtOnce() throws Exception {
        String ts = postButtons();
        scene.slack.misbehaviour().next("block_actions", new Fault.DuplicateDelivery(4, true));
        ClientReply reply = scene.ada.act(Surface.message(scene.ada.directId(), ts), "yes");
        assertThat(reply.exchanges()).hasSize(4);
        assertThat(scene.service.received().stream().map(WireRequest::body).distinct())
                .hasSize(1);
        assertThat(scene.slack.witness().calls("block_actions")).hasSize(4);
    }

    @Test
    void aResponseUrlReplacesFiveTimesWithinHalfAnHour() throws Exception {
        String ts = postButtons();
        scene.ada.act(Surface.message(scene.ada.directId(), ts), "yes");
        URI url = URI.create(scene.lastPayload().path("response_url").asText());
        for (int i = 1; i <= 5; i++) {
            assertThat(postTo(url, "{\"replace_original\":true,\"text\":\"n" + i + "\"}"))
                    .isEqualTo(200);
        }
        assertThat(scene.ada.direct().last().orElseThrow().text()).isEqualTo("n5");
        assertThat(postTo(url, "{\"text\":\"n6\"}")).isEqualTo(404);

        scene.ada.slashCommand("/mentor help");
        URI late = URI.create(scene.service.last().form().get("response_url"));
        scene.clock.step(Duration.ofMinutes(31));
        assertThat(postTo(late, "{\"text\":\"late\"}")).isEqualTo(404);
        assertThat(scene.slack.witness().calls("response_url").getLast().outcome())
                .isEqualTo("expired_url");
    }

    @Test
    void aTriggerOpensOneModalWithinThreeSeconds() throws Exception {
        scene.ada.slashCommand("/mentor settings");
        String trigger = scene.service.last().form().get("trigger_id");
        assertThat(open(trigger)).isEqualTo("");
        assertThat(open(trigger)).isEqualTo("exchanged_trigger_id");
        assertThat(open("1.2.3")).isEqualTo("invalid_trigger_id");
        scene.ada.slashCommand("/mentor settings");
        scene.slack.expireTriggers();
        assertThat(open(scene.service.last().form().get("trigger_id"))).isEqualTo("expired_trigger_id");
    }

    @Test
    void aModalIsFilledAndSubmitted() throws Exception {
        openModal();
        assertThat(scene.ada.submit().fieldErrors()).containsKey("words");
        assertThat(scene.ada.submit(Map.of("text", List.of("x".repeat(21)))).fieldErrors())
                .containsKey("words");
        int before = scene.service.received().size();
        scene.service.answersJson("{\"response_action\":\"errors\",\"errors\":{\"words\":\"Say more\"}}");
        ClientReply refused = scene.ada.submit(Map.of("text", List.of("fine"), "level", List.of("good")));
        assertThat(refused.fieldErrors()).containsEntry("words", "Say more");
        assertThat(scene.ada.modal().orElseThrow().fieldErrors()).containsEntry("words", "Say more");
        assertThat(scene.service.received()).hasSize(before + 2);

        JsonNode view = scene.lastPayload().path("view");
        assertThat(view.at("/state/values/words/text/value").asText()).isEqualTo("fine");
        assertThat(view.at("/state/values/day/date/selected_date").asText()).isEqualTo("2026-11-30");
        assertThat(view.at("/state/values/mood/level/selected_option/value").asText())
                .isEqualTo("good");
        assertThat(view.path("private_metadata").asText()).isEqualTo("m-1");
        var official =
                GsonFactory.createSnakeCase().fromJson(scene.lastPayload().toString(), ViewSubmissionPayload.class);
        assertThat(official.getView().getCallbackId()).isEqualTo("check");

        scene.service.answers(_ -> WireResponse.empty(200));
        assertThat(scene.ada.submit().accepted()).isTrue();
        assertThat(scene.ada.modal()).isEmpty();
    }

    @Test
    void aSubmissionMayUpdatePushOrClear() throws Exception {
        openModal();
        scene.service.answersJson(
                "{\"response_action\":\"push\",\"view\":" + MODAL.replace("Check-in", "Second") + "}");
        scene.ada.submit(Map.of("text", List.of("fine")));
        assertThat(scene.ada.snapshot().modals()).hasSize(2);
        scene.service.answersJson(
                "{\"response_action\":\"update\",\"view\":" + MODAL.replace("Check-in", "Third") + "}");
        scene.ada.submit(Map.of("text", List.of("fine")));
        assertThat(scene.ada.modal().orElseThrow().title()).isEqualTo("Third");
        scene.service.answersJson("{\"response_action\":\"clear\"}");
        scene.ada.submit();
        assertThat(scene.ada.snapshot().modals()).isEmpty();
    }

    @Test
    void errorsForUnknownBlocksAreTheAppsMistake() throws Exception {
        openModal();
        scene.service.answersJson("{\"response_action\":\"errors\",\"errors\":{\"nope\":\"?\"}}");
        assertThat(scene.ada.submit(Map.of("text", List.of("fine"))).notice()).isPresent();
        assertThat(scene.ada.modal()).isPresent();
    }

    @Test
    void closingTellsTheAppIfItAsked() throws Exception {
        openModal();
        scene.ada.close();
        assertThat(scene.lastPayload().path("type").asText()).isEqualTo("view_closed");
        assertThat(scene.lastPayload().path("is_cleared").asBoolean()).isFalse();
        assertThat(scene.ada.modal()).isEmpty();
    }

    @Test
    void aViewIsUpdatedByItsHash() throws Exception {
        openModal();
        var shown = scene.ada.modal().orElseThrow();
        assertThat(scene.sdk()
                        .viewsUpdate(r -> r.viewId(shown.id()).hash("old").viewAsString(MODAL))
                        .getError())
                .isEqualTo("hash_conflict");
        assertThat(scene.sdk()
                        .viewsUpdate(
                                r -> r.viewId(shown.id()).hash(shown.hash()).viewAsString(MODAL))
                        .isOk())
                .isTrue();
        assertThat(scene.sdk()
                        .viewsUpdate(r -> r.viewId("V0NONE").viewAsString(MODAL))
                        .getError())
                .isEqualTo("not_found");
    }

    @Test
    void theHomeTabIsPublishedOpenedAndUsed() throws Exception {
        String home = "{\"type\":\"home\",\"blocks\":" + BUTTONS + "}";
        scene.ada.openHome();
        assertThat(scene.lastPayload().at("/event/type").asText()).isEqualTo("app_home_opened");
        assertThat(scene.sdk()
                        .viewsPublish(r -> r.userId(SlackScene.ADA).viewAsString(home))
                        .isOk())
                .isTrue();
        assertThat(scene.sdk()
                        .viewsPublish(r -> r.userId("U0NOBODY").viewAsString(home))
                        .getError())
                .isEqualTo("user_not_found");
        scene.ada.act(Surface.home(), "yes");
        assertThat(scene.lastPayload().at("/container/type").asText()).isEqualTo("view");
        assertThat(scene.lastPayload().has("response_url")).isFalse();
    }

    @Test
    void theUrlIsVerifiedAndLeavingIsTold() {
        scene.slack.verifyUrl();
        assertThat(scene.lastPayload().path("challenge").asText()).isNotBlank();
        scene.slack.uninstall(SlackScene.TEAM);
        assertThat(scene.service.received().stream()
                        .map(each -> each.json().at("/event/type").asText()))
                .contains("tokens_revoked", "app_uninstalled");
    }

    @Test
    void theAppHearsItsOwnMessagesWhenAskedTo() throws Exception {
        scene.slack.echoBotMessages(true);
        postButtons();
        assertThat(scene.slack.witness().await(call -> call.method().equals("event.message"), 1, Duration.ofSeconds(5)))
                .isTrue();
        assertThat(scene.lastPayload().at("/event/bot_id").asText()).isEqualTo(scene.workspace.botId());
    }

    private String postButtons() throws Exception {
        return scene.sdk()
                .chatPostMessage(
                        r -> r.channel(SlackScene.ADA).text("How was it?").blocksAsString(BUTTONS))
                .getTs();
    }

    private void openModal() throws Exception {
        scene.ada.slashCommand("/mentor settings");
        assertThat(open(scene.service.last().form().get("trigger_id"))).isEmpty();
    }

    private String open(String trigger) throws Exception {
        var answer = scene.sdk().viewsOpen(r -> r.triggerId(trigger).viewAsString(MODAL));
        return answer.isOk() ? "" : answer.getError();
    }

    private static int postTo(URI url, String json) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(url)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(json))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }

    private static void pause(Duration howLong) {
        try {
            Thread.sleep(howLong);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
