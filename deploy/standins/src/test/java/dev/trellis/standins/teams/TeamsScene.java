package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.standins.FakeService;
import dev.trellis.standins.Json;
import dev.trellis.standins.SteppableClock;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One tenant, two people, a team with two channels, a fake service, and a plain HTTP client in the bot's place. */
final class TeamsScene implements AutoCloseable {
    static final String TENANT = "7d1c6f3a-0000-4000-8000-000000000001";
    static final String ADA = "a0a0a0a0-0000-4000-8000-000000000001";
    static final String BOB = "b0b0b0b0-0000-4000-8000-000000000002";
    static final String TEAM = "19:general@thread.tacv2";
    static final String CHANNEL = "19:mentoring@thread.tacv2";

    final SteppableClock clock = new SteppableClock();
    final FakeService service = new FakeService();
    final TeamsStandIn teams =
            TeamsStandIn.start(0, clock).connectTo(service.address()).patience(Duration.ofMillis(600));
    final TeamsTenant tenant = teams.tenant(TENANT, "Contoso")
            .user(TeamsUser.of(ADA, "Ada Lovelace").locale("de-DE", "DE"))
            .user(BOB, "Bob Builder")
            .team(TEAM, "Acme", ADA, BOB)
            .channel(TEAM, CHANNEL, "Mentoring")
            .installedFor(ADA)
            .installedInTeam(TEAM);
    final TeamsPerson ada = teams.person(TENANT, ADA);
    private final HttpClient http = HttpClient.newHttpClient();

    record Answer(int status, JsonNode body, HttpResponse<String> response) {
        String error() {
            return body.at("/error/code").asText(body.path("error").asText());
        }
    }

    String token() throws Exception {
        return login(TENANT, teams.bot().appId(), teams.bot().appPassword(), "https://api.botframework.com/.default")
                .body()
                .path("access_token")
                .asText();
    }

    Answer login(String tenantId, String clientId, String secret, String scope) throws Exception {
        String form = "grant_type=client_credentials&client_id=" + encode(clientId) + "&client_secret=" + encode(secret)
                + "&scope=" + encode(scope);
        return send(HttpRequest.newBuilder(URI.create(teams.loginUrl() + "/" + tenantId + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** A Connector call with a good token. */
    Answer call(String method, String path, String body) throws Exception {
        return call(method, path, body, token());
    }

    Answer call(String method, String path, String body, String token) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(teams.serviceUrl() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer post(String conversationId, String activity) throws Exception {
        return call("POST", activities(conversationId), activity);
    }

    static String activities(String conversationId) {
        return "v3/conversations/" + encode(conversationId) + "/activities";
    }

    static String card(String card) {
        return "{\"type\":\"message\",\"attachments\":[{\"contentType\":\"application/vnd.microsoft.card.adaptive\","
                + "\"content\":" + card + "}]}";
    }

    /** Posts a card to Ada and says which message it became. */
    String cardToAda(String card) throws Exception {
        Answer answer = post(ada.personalId(), card(card));
        if (answer.status() != 201) {
            throw new AssertionError(answer);
        }
        return answer.body().path("id").asText();
    }

    JsonNode lastActivity() {
        return service.last().json();
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), Json.readOrMissing(response.body()), response);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
        teams.close();
        service.close();
    }
}
