package dev.trellis.slack.install;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.identity.SlackTokens;
import dev.trellis.slack.outbound.WebApi;
import dev.trellis.slack.outbound.WebApiResult;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One workspace, whose bot token stands in the configuration. Which workspace it is, is learnt from {@code auth.test} the first time
 * something is to be sent, and kept; while Slack cannot say, the token is used all the same, because Slack refuses it where it does not
 * belong.
 */
@Singleton
@Requires(bean = SlackSettings.class)
public class SingleWorkspaceTokens implements SlackTokens {
    private static final Logger log = LoggerFactory.getLogger(SingleWorkspaceTokens.class);

    private final SlackSettings settings;
    private final WebApi api;
    private volatile @Nullable Home home;

    public SingleWorkspaceTokens(SlackSettings settings, WebApi api) {
        this.settings = settings;
        this.api = api;
    }

    @Override
    public Lookup tokenFor(WorkspaceRef workspace) {
        String token = settings.botToken();
        if (token == null || token.isBlank()) {
            return new Lookup.None("no bot token is configured (TRELLIS_SLACK_BOT_TOKEN)");
        }
        Home known = home;
        if (known == null) {
            known = learn(token);
        }
        if (known != null && !known.is(workspace.id())) {
            return new Lookup.None("the configured bot token is for another workspace");
        }
        return new Lookup.Held(token);
    }

    private @Nullable Home learn(String token) {
        // Two threads may ask at once; both learn the same.
        if (api.call("auth.test", token, Map.of()) instanceof WebApiResult.Ok(JsonNode body)) {
            Home learnt = new Home(
                    body.path("team_id").asText(), body.path("enterprise_id").asText());
            log.info("The Slack bot token is for workspace {}", learnt.team());
            home = learnt;
            return learnt;
        }
        return null;
    }

    private record Home(String team, String enterprise) {
        boolean is(String id) {
            return id.equals(team) || id.equals(enterprise);
        }
    }
}
