package dev.trellis.standins.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.standins.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Web API's refusals that no SDK call leads to by itself: raw requests, one row per rule. */
class RefusalsTest {
    private final SlackScene scene = new SlackScene();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() throws Exception {
        http.close();
        scene.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "conversations.open    | {}                                                     | users_list_not_supplied",
                "conversations.open    | {'users':'U0NOBODY'}                                   | user_not_found",
                "conversations.open    | {'users':'U0GONE'}                                     | user_disabled",
                "conversations.open    | {'users':'U0ADA,U0BOB'}           | method_not_supported_for_channel_type",
                "conversations.history | {'channel':'C0NOWHERE'}                                | channel_not_found",
                "conversations.history | {'channel':'C0RANDOM'}                                 | not_in_channel",
                "conversations.history | {'channel':'C0GENERAL','latest':'now'}                 | invalid_ts_latest",
                "conversations.history | {'channel':'C0GENERAL','limit':'x'}                    | invalid_limit",
                "conversations.info    | {}                                                     | invalid_arguments",
                "chat.postMessage      | {'channel':'C0GENERAL','text':'x','thread_ts':'1.0'}   | thread_not_found",
                "chat.postMessage      | {'channel':'C0GENERAL','text':'x','metadata':{'a':1}}  | invalid_metadata_format",
                "chat.postMessage      | {'text':'x'}                                           | invalid_arguments",
                "chat.postEphemeral    | {'channel':'C0RANDOM','user':'U0ADA','text':'x'}       | not_in_channel",
                "views.open            | {'trigger_id':'1.2.3'}                                 | invalid_arguments",
                "views.open            | {'view':{'type':'home','blocks':[]}}                   | invalid_arguments",
                "views.publish         | {'user_id':'U0ADA','view':{'type':'modal'}}            | invalid_arguments",
                "views.update          | {'view':{'type':'home','blocks':[]}}                   | not_found",
                "users.info            | {'user':'U0NOBODY'}                                    | user_not_found",
                "users.lookupByEmail   | {'email':'no@example.com'}                             | users_not_found",
                "no.such.method        | {}                                                     | unknown_method",
                "chat.postMessage      | [                                                      | invalid_json",
            })
    void isRefused(String method, String arguments, String error) throws Exception {
        assertThat(call(method, arguments.replace('\'', '"')).path("error").asText())
                .isEqualTo(error);
    }

    @Test
    void metadataAndViewsHaveASize() throws Exception {
        String payload = "{\"channel\":\"C0GENERAL\",\"text\":\"x\",\"metadata\":{\"event_type\":\"t\","
                + "\"event_payload\":{\"a\":\"" + "x".repeat(8_000) + "\"}}}";
        assertThat(call("chat.postMessage", payload).path("error").asText()).isEqualTo("metadata_too_large");
        String section = BlockKitRulesTest.section(BlockKitRulesTest.chars(3_000));
        String home = "{'type':'home','blocks':[" + BlockKitRulesTest.times(100, section) + "]}";
        assertThat(call("views.publish", ("{'user_id':'U0ADA','view':" + home + "}").replace('\'', '"'))
                        .path("error")
                        .asText())
                .isEqualTo("view_too_large");
    }

    @Test
    void atMostThreeModalsEachWithAnExternalIdOfItsOwn() throws Exception {
        assertThat(show("views.open", "one")).isEmpty();
        assertThat(show("views.push", "one")).isEqualTo("duplicate_external_id");
        assertThat(show("views.push", "two")).isEmpty();
        assertThat(show("views.push", "three")).isEmpty();
        assertThat(show("views.push", "four")).isEqualTo("push_limit_reached");
        assertThat(scene.ada.snapshot().modals()).hasSize(3);
        scene.ada.closeAll();
        assertThat(show("views.push", "five")).isEqualTo("not_found");
    }

    @Test
    void aTierTwoMethodIsGoodForTwentyCallsAMinute() throws Exception {
        scene.slack.strictRates(true);
        for (int i = 0; i < 20; i++) {
            assertThat(call("users.list", "{}").path("ok").asBoolean()).isTrue();
        }
        assertThat(call("users.list", "{}").path("error").asText()).isEqualTo("ratelimited");
    }

    @Test
    void installingLeadsBackWithACodeAndTheState() throws Exception {
        String client = "?client_id=" + scene.slack.app().clientId() + "&state=s%201";
        HttpResponse<String> back = get(client + "&redirect_uri=http://127.0.0.1/slack/oauth_redirect");
        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(back.headers().firstValue("Location").orElseThrow())
                .startsWith("http://127.0.0.1/slack/oauth_redirect?code=code-T0ACME-")
                .endsWith("&state=s+1");
        assertThat(get("?client_id=other").statusCode()).isEqualTo(400);
        assertThat(get(client).body()).isEqualTo("bad_redirect_uri");
    }

    private HttpResponse<String> get(String query) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(scene.slack.authorizeUrl() + query))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String show(String method, String externalId) throws Exception {
        scene.ada.slashCommand("/mentor x");
        JsonNode view = BlockKitRulesTest.json("{'type':'modal','title':{'type':'plain_text','text':'t'},"
                + "'blocks':[{'type':'divider'}],'external_id':'" + externalId + "'}");
        String trigger = scene.service.last().form().getOrDefault("trigger_id", "");
        return call(method, Json.write(Json.tree(Map.of("trigger_id", trigger, "view", view))))
                .path("error")
                .asText();
    }

    private JsonNode call(String method, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(scene.slack.apiUrl().resolve(method))
                .header("Authorization", "Bearer " + scene.workspace.botToken())
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return Json.readOrMissing(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
