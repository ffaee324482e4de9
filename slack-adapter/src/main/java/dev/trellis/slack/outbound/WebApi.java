package dev.trellis.slack.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.Slack;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.render.Json;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One call of Slack's Web API, exactly one HTTP request, never repeated. Goes below the SDK's typed responses, because their model does
 * not know the newest blocks and a parsing error after the fact would hide that a message was posted.
 */
@Singleton
@Requires(bean = SlackSettings.class)
public class WebApi {
    /** Slack says how long to wait; this is for the case that it did not. */
    static final Duration UNSAID_DELAY = Duration.ofSeconds(30);
    /** Slack never means days; and whatever is closed for so long is not even looked at. */
    static final Duration LONGEST_DELAY = Duration.ofHours(1);

    private final Slack slack;

    public WebApi(Slack slack) {
        this.slack = slack;
    }

    public WebApiResult call(String method, String token, Map<String, String> parameters) {
        FormBody.Builder form = new FormBody.Builder();
        parameters.forEach(form::add);
        try (Response response = slack.methods(token).runPostFormWithToken(form, method, token)) {
            return read(response);
        } catch (ConnectException | NoRouteToHostException | UnknownHostException | SSLHandshakeException e) {
            return new WebApiResult.NotSent("no connection to Slack");
        } catch (IOException e) {
            return new WebApiResult.InDoubt(e.getClass().getSimpleName());
        }
    }

    /**
     * The same as the app itself, not as its bot: for {@code oauth.v2.access}. Client id and secret go as HTTP Basic, as Slack recommends,
     * so they are in no body.
     */
    public WebApiResult callAsApp(String method, String clientId, String clientSecret, Map<String, String> parameters) {
        FormBody.Builder form = new FormBody.Builder();
        parameters.forEach(form::add);
        String url = slack.getConfig().getMethodsEndpointUrlPrefix() + method;
        try (Response response = slack.getHttpClient()
                .postFormWithAuthorizationHeader(url, Credentials.basic(clientId, clientSecret), form.build())) {
            return read(response);
        } catch (ConnectException | NoRouteToHostException | UnknownHostException | SSLHandshakeException e) {
            return new WebApiResult.NotSent("no connection to Slack");
        } catch (IOException e) {
            return new WebApiResult.InDoubt(e.getClass().getSimpleName());
        }
    }

    private static WebApiResult read(Response response) throws IOException {
        if (response.code() == 429) {
            return new WebApiResult.RateLimited(delay(response.header("Retry-After")));
        }
        if (response.code() >= 500) {
            return new WebApiResult.InDoubt("HTTP " + response.code());
        }
        String text = response.body() == null ? "" : response.body().string();
        JsonNode body;
        try {
            body = Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            body = Json.object();
        }
        if (!body.path("ok").isBoolean()) {
            return response.code() == 200
                    ? new WebApiResult.InDoubt("an answer that is not Slack's")
                    : new WebApiResult.Refused("HTTP " + response.code());
        }
        if (body.path("ok").asBoolean()) {
            return new WebApiResult.Ok(body);
        }
        String error = body.path("error").asText("no reason");
        return switch (error) {
            case "ratelimited", "rate_limited" -> new WebApiResult.RateLimited(delay(response.header("Retry-After")));
            // Slack's own words for these: the call may have been carried out in part.
            case "internal_error", "fatal_error", "service_unavailable", "request_timeout" ->
                new WebApiResult.InDoubt(error);
            default -> new WebApiResult.Refused(error);
        };
    }

    private static Duration delay(@Nullable String seconds) {
        if (seconds == null || !seconds.matches("\\d{1,6}")) {
            return UNSAID_DELAY;
        }
        Duration asked = Duration.ofSeconds(Math.max(1, Long.parseLong(seconds)));
        return asked.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : asked;
    }
}
