package dev.trellis.slack.outbound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.render.Json;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers to an interaction through its {@code response_url} (5 uses in 30 minutes). The address comes from a signed payload and is
 * still checked: what people see must not go to a host that is neither Slack's nor the configured stand-in.
 */
@Singleton
@Requires(bean = SlackSettings.class)
public class ResponseUrls {
    private static final Logger log = LoggerFactory.getLogger(ResponseUrls.class);

    private final Slack slack;
    private final URI api;

    public ResponseUrls(Slack slack, SlackSettings settings) {
        this.slack = slack;
        this.api = settings.api();
    }

    /** Whether Slack took it; failures are logged here, without what was to be said. */
    public boolean answer(String responseUrl, ObjectNode message) {
        if (!allows(responseUrl)) {
            log.warn("A response_url points elsewhere than to Slack: nothing was sent there");
            return false;
        }
        try (Response response = slack.getHttpClient().postJsonBody(responseUrl, Json.write(message))) {
            if (!response.isSuccessful()) {
                log.warn("Slack did not take an answer to an interaction: HTTP {}", response.code());
            }
            return response.isSuccessful();
        } catch (IOException e) {
            log.warn(
                    "An answer to an interaction did not reach Slack: {}",
                    e.getClass().getSimpleName());
            return false;
        }
    }

    /** Over https to the family of hosts that the API belongs to, or to the very host and port of a stand-in. */
    boolean allows(String responseUrl) {
        URI url;
        try {
            url = URI.create(responseUrl);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (url.getHost() == null || url.getUserInfo() != null || api.getHost() == null) {
            return false;
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        String home = api.getHost().toLowerCase(Locale.ROOT);
        if (home.equals("slack.com") || home.equals("slack-gov.com")) {
            return Objects.equals(url.getScheme(), "https")
                    && (url.getPort() == -1 || url.getPort() == 443)
                    && (host.equals(home) || host.endsWith("." + home));
        }
        return host.equals(home) && url.getPort() == api.getPort() && Objects.equals(url.getScheme(), api.getScheme());
    }
}
