package dev.trellis.slack.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.trellis.slack.SlackSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebApiTest {
    private final WireMockServer slack =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @BeforeEach
    void start() {
        slack.start();
    }

    @AfterEach
    void stop() {
        slack.stop();
    }

    @Test
    void aRateLimitIsReadFromTheHeader() {
        assertThat(call(aResponse().withStatus(429).withHeader("Retry-After", "7")))
                .isEqualTo(new WebApiResult.RateLimited(Duration.ofSeconds(7)));
        assertThat(call(aResponse().withStatus(429).withHeader("Retry-After", "999999")))
                .as("no more than an hour: what is closed is not even looked at")
                .isEqualTo(new WebApiResult.RateLimited(WebApi.LONGEST_DELAY));
        assertThat(call(aResponse().withStatus(429).withHeader("Retry-After", "soon")))
                .isEqualTo(new WebApiResult.RateLimited(WebApi.UNSAID_DELAY));
        assertThat(call(aResponse()
                        .withBody("{\"ok\":false,\"error\":\"ratelimited\"}")
                        .withHeader("Retry-After", "3")))
                .isEqualTo(new WebApiResult.RateLimited(Duration.ofSeconds(3)));
    }

    @Test
    void serverErrorsAndBrokenConnectionsAreInDoubtAndTriedOnce() {
        for (ResponseDefinitionBuilder broken : new ResponseDefinitionBuilder[] {
            aResponse().withStatus(500),
            aResponse().withStatus(503).withHeader("Retry-After", "0"),
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
            aResponse().withFault(Fault.EMPTY_RESPONSE),
            aResponse().withBody("<html>a proxy</html>"),
            aResponse().withBody("{\"ok\":false,\"error\":\"fatal_error\"}")
        }) {
            slack.resetRequests();
            assertThat(call(broken)).isInstanceOf(WebApiResult.InDoubt.class);
            assertThat(slack.getAllServeEvents()).hasSize(1);
        }
    }

    @Test
    void aConnectionThatBreaksAfterItServedBeforeIsNotTriedAgain() {
        WebApi api = api("http://localhost:" + slack.port() + "/api/");
        slack.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{\"ok\":true}")));
        assertThat(api.call("auth.test", "xoxb", Map.of())).isInstanceOf(WebApiResult.Ok.class);
        slack.resetRequests();
        slack.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        assertThat(api.call("chat.postMessage", "xoxb", Map.of())).isInstanceOf(WebApiResult.InDoubt.class);
        assertThat(slack.getAllServeEvents()).hasSize(1);
    }

    @Test
    void aRefusalKeepsSlacksWordForIt() {
        assertThat(call(aResponse().withBody("{\"ok\":false,\"error\":\"channel_not_found\"}")))
                .isEqualTo(new WebApiResult.Refused("channel_not_found"));
        assertThat(call(aResponse().withStatus(404))).isEqualTo(new WebApiResult.Refused("HTTP 404"));
    }

    @Test
    void whatNeverLeftIsNotInDoubt() {
        String url = "http://localhost:" + slack.port() + "/api/";
        slack.stop();
        assertThat(api(url).call("chat.postMessage", "xoxb", Map.of())).isInstanceOf(WebApiResult.NotSent.class);
    }

    private WebApiResult call(ResponseDefinitionBuilder answer) {
        slack.stubFor(any(anyUrl()).willReturn(answer));
        return api("http://localhost:" + slack.port() + "/api/")
                .call("chat.postMessage", "xoxb", Map.of("channel", "C1"));
    }

    private static WebApi api(String url) {
        SlackSettings settings = new SlackSettings(
                "s", null, null, null, null, null, url, Duration.ofSeconds(3), Duration.ofSeconds(10), 100, false);
        return new WebApi(new SlackClientFactory().slack(settings));
    }
}
