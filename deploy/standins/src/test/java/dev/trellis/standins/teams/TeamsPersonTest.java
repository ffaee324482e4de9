package dev.trellis.standins.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import dev.trellis.standins.ClientReply;
import dev.trellis.standins.Fault;
import dev.trellis.standins.Json;
import dev.trellis.standins.WireRequest;
import dev.trellis.standins.WireResponse;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people do reaches the service as Microsoft would send it, and the answers show as Teams would show them. */
class TeamsPersonTest {
    private static final String CARD = """
            {"type":"AdaptiveCard","version":"1.5","body":[
              {"type":"Input.ChoiceSet","id":"mood","label":"Mood","value":"ok","choices":[
                {"title":"OK","value":"ok"},{"title":"Bad","value":"bad"}]},
              {"type":"Input.Text","id":"words","label":"Words","isRequired":true,"errorMessage":"Say something"}],
             "actions":[
              {"type":"Action.Execute","title":"Send","verb":"check-in","id":"send","data":{"pair":"p-1"},
               "fallback":{"type":"Action.Submit","title":"Send"}},
              {"type":"Action.Submit","title":"More","associatedInputs":"none",
               "data":{"msteams":{"type":"task/fetch"},"form":"words"}},
              {"type":"Action.Submit","title":"Plain","associatedInputs":"none","data":{"x":1}}]}""";
    private static final String RECEIPT =
            "{\"type\":\"AdaptiveCard\",\"version\":\"1.5\",\"body\":[{\"type\":\"TextBlock\",\"text\":\"Thanks\"}]}";
    private static final String DIALOG = """
            {"task":{"type":"continue","value":{"title":"Words","height":"medium","width":"medium","card":{
              "contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5",
              "body":[{"type":"Input.Text","id":"note","label":"Note","isRequired":true}],
              "actions":[{"type":"Action.Submit","title":"Save","data":{"form":"words"}}]}}}}}""";

    private final TeamsScene scene = new TeamsScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void everyActivityCarriesATokenThatItsOwnMetadataVerifies() throws Exception {
        scene.ada.say("hello");
        String token = scene.service.last().bearerToken().orElseThrow();
        JWTClaimsSet claims = verify(token);
        assertThat(claims.getIssuer()).isEqualTo("https://api.botframework.com");
        assertThat(claims.getAudience()).containsExactly(scene.teams.bot().appId());
        assertThat(claims.getClaim("serviceurl"))
                .isEqualTo(scene.lastActivity().path("serviceUrl").asText());
        assertThat(Duration.between(
                        claims.getNotBeforeTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(5));

        String forged = scene.teams.keys().signWithUnknownKey(claims);
        assertThatThrownBy(() -> verify(forged)).isInstanceOf(BadJOSEException.class);
    }

    private JWTClaimsSet verify(String token) throws Exception {
        JsonNode metadata = read(scene.teams.openIdMetadataUrl());
        JsonNode keys = read(URI.create(metadata.path("jwks_uri").asText()));
        assertThat(keys.path("keys").get(0).path("endorsements").toString()).contains("\"msteams\"");
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256, new ImmutableJWKSet<>(JWKSet.parse(keys.toString()))));
        JWTClaimsSetVerifier<SecurityContext> anyTime = (_, _) -> {};
        processor.setJWTClaimsSetVerifier(anyTime);
        return processor.process(token, null);
    }

    private static JsonNode read(URI url) throws Exception {
        try (InputStream in = url.toURL().openStream()) {
            return Json.readOrMissing(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @Test
    void aPersonalMessageCarriesWhoWhereAndInWhichLanguage() {
        scene.ada.say("hello <b>");
        JsonNode activity = scene.lastActivity();
        assertThat(scene.service.last().path()).isEqualTo("/api/messages");
        assertThat(activity.path("type").asText()).isEqualTo("message");
        assertThat(activity.path("text").asText()).isEqualTo("hello &lt;b&gt;");
        assertThat(activity.at("/from/id").asText()).startsWith("29:");
        assertThat(activity.at("/from/aadObjectId").asText()).isEqualTo(TeamsScene.ADA);
        assertThat(activity.at("/recipient/id").asText())
                .isEqualTo("28:" + scene.teams.bot().appId());
        assertThat(activity.at("/conversation/conversationType").asText()).isEqualTo("personal");
        assertThat(activity.at("/conversation/tenantId").asText()).isEqualTo(TeamsScene.TENANT);
        assertThat(activity.at("/channelData/tenant/id").asText()).isEqualTo(TeamsScene.TENANT);
        assertThat(activity.path("locale").asText()).isEqualTo("de-DE");
        assertThat(activity.path("localTimezone").asText()).isEqualTo("Europe/Berlin");
        assertThat(activity.at("/entities/0/type").asText()).isEqualTo("clientInfo");
        assertThat(activity.at("/entities/0/country").asText()).isEqualTo("DE");
    }

    @Test
    void inAChannelTheBotHearsMentionsOnly() {
        scene.ada.say(TeamsScene.CHANNEL, "good morning");
        assertThat(scene.service.received()).isEmpty();
        scene.ada.say(TeamsScene.CHANNEL, "@Trellis pair @Bob Builder");
        JsonNode activity = scene.lastActivity();
        assertThat(activity.path("text").asText()).isEqualTo("<at>Trellis</at> pair <at>Bob Builder</at>");
        assertThat(activity.path("entities").findValuesAsText("text"))
                .containsExactlyInAnyOrder("<at>Trellis</at>", "<at>Bob Builder</at>");
        assertThat(activity.at("/conversation/id").asText()).startsWith(TeamsScene.CHANNEL + ";messageid=");
        assertThat(activity.at("/channelData/team/id").asText()).isEqualTo(TeamsScene.TEAM);
        assertThat(activity.at("/channelData/channel/id").asText()).isEqualTo(TeamsScene.CHANNEL);
    }

    @Test
    void executingAnActionReplacesTheCardForThatPerson() throws Exception {
        String id = scene.cardToAda(CARD);
        scene.service.answersJson(
                "{\"statusCode\":200,\"type\":\"application/vnd.microsoft.card.adaptive\",\"value\":" + RECEIPT + "}");
        ClientReply reply = act(id, "send", Map.of("words", "fine", "mood", "bad"));
        assertThat(reply.accepted()).isTrue();
        JsonNode activity = scene.lastActivity();
        assertThat(activity.path("name").asText()).isEqualTo("adaptiveCard/action");
        assertThat(activity.path("replyToId").asText()).isEqualTo(id);
        assertThat(activity.at("/value/trigger").asText()).isEqualTo("manual");
        assertThat(activity.at("/value/action/verb").asText()).isEqualTo("check-in");
        assertThat(activity.at("/value/action/data"))
                .isEqualTo(Json.readOrMissing("{\"mood\":\"bad\",\"words\":\"fine\",\"pair\":\"p-1\"}"));
        assertThat(scene.ada.personal().last().orElseThrow().card()).isEqualTo(Json.readOrMissing(RECEIPT));
    }

    @Test
    void theClientChecksInputsBeforeItSends() throws Exception {
        String id = scene.cardToAda(CARD);
        assertThat(act(id, "Send", Map.of()).fieldErrors()).containsEntry("words", "Say something");
        assertThat(scene.service.received()).isEmpty();
        assertThat(scene.ada.personal().last().orElseThrow().inputErrors()).containsKey("words");
        assertThatThrownBy(() -> act(id, "Send", Map.of("mood", "great", "words", "x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> act(id, "Cancel", Map.of())).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void answersAndFailuresOfAnExecuteShowBelowTheCard() throws Exception {
        String id = scene.cardToAda(CARD);
        Map<String, String> words = Map.of("words", "fine");
        scene.service.answersJson(
                "{\"statusCode\":200,\"type\":\"application/vnd.microsoft.activity.message\",\"value\":\"Noted\"}");
        assertThat(act(id, "send", words).notice()).contains("Noted");
        scene.service.answersJson("{\"statusCode\":400,\"type\":\"application/vnd.microsoft.error\","
                + "\"value\":{\"code\":\"BadRequest\",\"message\":\"The pair ended\"}}");
        assertThat(act(id, "send", words).notice()).contains("The pair ended");
        scene.service.answers(_ -> WireResponse.empty(500));
        assertThat(act(id, "send", words).notice()).contains("Something went wrong. Please try again.");
        scene.service.answers(_ -> {
            pause(Duration.ofSeconds(2));
            return WireResponse.empty(200);
        });
        assertThat(act(id, "send", words).notice()).contains("Unable to reach app. Please try again.");
    }

    @Test
    void aDialogIsFetchedFilledAndSubmitted() throws Exception {
        String id = scene.cardToAda(CARD);
        scene.service.answersJson(DIALOG);
        act(id, "More", Map.of());
        assertThat(scene.lastActivity().path("name").asText()).isEqualTo("task/fetch");
        assertThat(scene.lastActivity().at("/value/data/form").asText()).isEqualTo("words");
        assertThat(scene.lastActivity().at("/value/context/theme").asText()).isEqualTo("default");
        assertThat(scene.ada.dialog().orElseThrow().title()).isEqualTo("Words");

        assertThat(scene.ada.submitDialog("Save", Map.of()).fieldErrors()).containsKey("note");
        scene.service.answersJson("{\"task\":{\"type\":\"message\",\"value\":\"Saved\"}}");
        assertThat(scene.ada.submitDialog("Save", Map.of("note", "n")).notice()).contains("Saved");
        assertThat(scene.lastActivity().path("name").asText()).isEqualTo("task/submit");
        assertThat(scene.lastActivity().at("/value/data/note").asText()).isEqualTo("n");
        assertThat(scene.ada.dialog()).isEmpty();
    }

    @Test
    void aPlainSubmitIsAMessageWithAValue() throws Exception {
        String id = scene.cardToAda(CARD);
        act(id, "Plain", Map.of());
        assertThat(scene.lastActivity().path("type").asText()).isEqualTo("message");
        assertThat(scene.lastActivity().at("/value/x").asInt()).isEqualTo(1);
        assertThat(scene.lastActivity().has("text")).isFalse();
    }

    @Test
    void anUpdateByTheBotEndsThePersonsOwnCard() throws Exception {
        String id = scene.cardToAda(CARD);
        scene.service.answersJson(
                "{\"statusCode\":200,\"type\":\"application/vnd.microsoft.card.adaptive\",\"value\":" + RECEIPT + "}");
        act(id, "send", Map.of("words", "x"));
        scene.call("PUT", TeamsScene.activities(scene.ada.personalId()) + "/" + id, TeamsScene.card(CARD));
        assertThat(scene.ada.personal().last().orElseThrow().card()).isEqualTo(Json.readOrMissing(CARD));
    }

    @Test
    void installingTellsTheBotAndRemovingToo() {
        TeamsPerson bob = scene.teams.person(TeamsScene.TENANT, TeamsScene.BOB);
        bob.say("anyone?");
        assertThat(scene.service.received()).isEmpty();
        bob.install();
        assertThat(scene.service.received().stream()
                        .map(each -> each.json().path("type").asText()))
                .containsExactly("conversationUpdate", "installationUpdate");
        assertThat(scene.lastActivity().path("action").asText()).isEqualTo("add");
        assertThat(scene.service
                        .received()
                        .getFirst()
                        .json()
                        .at("/membersAdded/0/id")
                        .asText())
                .startsWith("28:");
        bob.uninstall();
        assertThat(scene.lastActivity().path("action").asText()).isEqualTo("remove");
        scene.ada.installInTeam(TeamsScene.TEAM);
        assertThat(scene.lastActivity().at("/conversation/conversationType").asText())
                .isEqualTo("channel");
    }

    @Test
    void aReactionIsTold() throws Exception {
        String id = scene.cardToAda(CARD);
        scene.ada.react(scene.ada.personalId(), id, "like");
        assertThat(scene.lastActivity().at("/reactionsAdded/0/type").asText()).isEqualTo("like");
    }

    @Test
    void theSameInvokeCanArriveTwice() throws Exception {
        String id = scene.cardToAda(CARD);
        scene.teams.misbehaviour().next("adaptiveCard/action", new Fault.DuplicateDelivery(2, false));
        assertThat(act(id, "send", Map.of("words", "x")).exchanges()).hasSize(2);
        assertThat(scene.service.received().stream().map(WireRequest::body).distinct())
                .hasSize(1);
    }

    private ClientReply act(String messageId, String action, Map<String, String> inputs) {
        return scene.ada.act(scene.ada.personalId(), messageId, action, inputs);
    }

    private static void pause(Duration howLong) {
        try {
            Thread.sleep(howLong);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
