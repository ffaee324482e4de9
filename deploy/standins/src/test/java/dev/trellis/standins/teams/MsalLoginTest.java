package dev.trellis.standins.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Microsoft's own library gets a token. It insists on https, so its HTTP client is led to the stand-in. */
class MsalLoginTest {
    private final TeamsScene scene = new TeamsScene();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        scene.close();
    }

    @Test
    void msalGetsATokenThatTheConnectorTakes() throws Exception {
        IHttpClient led = this::send;
        ConfidentialClientApplication app = ConfidentialClientApplication.builder(
                        scene.teams.bot().appId(),
                        ClientCredentialFactory.createFromSecret(
                                scene.teams.bot().appPassword()))
                .authority("https://login.microsoftonline.com/" + TeamsScene.TENANT)
                .httpClient(led)
                .build();
        String token = app.acquireToken(
                        ClientCredentialParameters.builder(Set.of("https://api.botframework.com/.default"))
                                .build())
                .get()
                .accessToken();
        assertThat(scene.call(
                                "POST",
                                TeamsScene.activities(scene.ada.personalId()),
                                "{\"type\":\"message\",\"text\":\"hi\"}",
                                token)
                        .status())
                .isEqualTo(201);
    }

    private IHttpResponse send(HttpRequest request) throws Exception {
        URI asked = request.url().toURI();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        var led = java.net.http.HttpRequest.newBuilder(URI.create(scene.teams.loginUrl() + asked.getRawPath() + query));
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            led.header(header.getKey(), header.getValue());
        }
        String body = request.body() == null ? "" : request.body();
        led.method(request.httpMethod().name(), java.net.http.HttpRequest.BodyPublishers.ofString(body));
        var answered = http.send(led.build(), java.net.http.HttpResponse.BodyHandlers.ofString());
        HttpResponse response = new HttpResponse();
        response.statusCode(answered.statusCode());
        response.addHeaders(answered.headers().map());
        response.body(answered.body());
        return response;
    }
}
