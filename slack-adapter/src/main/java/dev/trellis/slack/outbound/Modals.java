package dev.trellis.slack.outbound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.identity.SlackTokens;
import dev.trellis.slack.render.Json;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens forms: the only call of the Web API that is made while a request waits, because a {@code trigger_id} lives 3 seconds. */
@Singleton
@Requires(bean = SlackSettings.class)
public class Modals {
    private static final Logger log = LoggerFactory.getLogger(Modals.class);

    private final WebApi api;
    private final SlackTokens tokens;

    public Modals(WebApi api, SlackTokens tokens) {
        this.api = api;
        this.tokens = tokens;
    }

    /** Whether the form is open now. */
    public boolean open(WorkspaceRef workspace, String triggerId, ObjectNode view) {
        if (!(tokens.tokenFor(workspace) instanceof SlackTokens.Lookup.Held(String token))) {
            log.warn("No form can be opened in workspace {}: no token for it", workspace.id());
            return false;
        }
        WebApiResult result = api.call("views.open", token, Map.of("trigger_id", triggerId, "view", Json.write(view)));
        if (result instanceof WebApiResult.Ok) {
            return true;
        }
        log.warn("A form did not open in workspace {}: {}", workspace.id(), result.brief());
        // The same request came twice, and its form opened the first time.
        return result instanceof WebApiResult.Refused(String error) && error.equals("exchanged_trigger_id");
    }
}
