package dev.trellis.slack.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import dev.trellis.Wordless;
import dev.trellis.conversation.Deadline;
import dev.trellis.slack.SlackSettings;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bolt as the router behind our own signature check: bytes to Bolt's request, {@code App.run}, Bolt's response. Its middleware list is
 * empty on purpose: no second signature check (it reads the wall clock and knows one secret), no {@code auth.test} per request, no
 * answer to {@code ssl_check}.
 */
@Singleton
@Requires(bean = SlackSettings.class)
public class BoltRouter {
    private static final Logger log = LoggerFactory.getLogger(BoltRouter.class);
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    private final App app;
    private final SlackRequestParser parser;
    private final Presses presses;

    public BoltRouter(
            SlackSettings settings,
            Slack slack,
            Commands commands,
            Presses presses,
            Submissions submissions,
            Events events) {
        AppConfig config = AppConfig.builder()
                .slack(slack)
                // Never asked for: see above. Absent where only Socket Mode is on.
                .signingSecret(settings.signingSecret())
                .singleTeamBotToken(null)
                .clientId(null)
                .clientSecret(null)
                // Edits of our own messages arrive as events too; without this Bolt warns of each that nobody listens
                // to.
                .allEventsApiAutoAckEnabled(true)
                // What nobody listens to is taken quietly, or Slack repeats it and shows people a warning.
                .unmatchedRequestHandler(request -> Response.ok())
                .build();
        this.presses = presses;
        this.parser = new SlackRequestParser(config);
        this.app = new App(config, slack, new ArrayList<>());
        app.command(ANY, (payload, context) -> heard(() -> commands.typed(payload, context)));
        app.viewSubmission(ANY, (payload, context) -> heard(() -> submissions.submitted(payload, context)));
        app.event(MessageEvent.class, (payload, context) -> heard(() -> events.message(payload, context)));
        app.event(MessageFileShareEvent.class, (payload, context) -> heard(() -> events.file(payload, context)));
        app.event(AppMentionEvent.class, (payload, context) -> heard(() -> events.mention(payload, context)));
        app.event(AppHomeOpenedEvent.class, (payload, context) -> heard(() -> events.home(payload, context)));
        app.event(AppUninstalledEvent.class, (payload, context) -> heard(() -> events.uninstalled(payload, context)));
        app.event(TokensRevokedEvent.class, (payload, context) -> heard(() -> events.revoked(payload, context)));
        app.start();
    }

    /**
     * @param body already known to come from Slack
     * @param acknowledged when the response has to be there
     * @return 400 for what is not a payload of Slack, 503 for an event that Slack shall bring again
     */
    public Response route(byte[] body, Map<String, List<String>> headers, Deadline acknowledged) {
        return Meanwhile.request(acknowledged, () -> route(body, headers));
    }

    private Response route(byte[] body, Map<String, List<String>> headers) {
        String text = new String(body, StandardCharsets.UTF_8);
        PayloadKind.Seen seen;
        try {
            seen = PayloadKind.look(text);
        } catch (RuntimeException e) {
            return unreadable(e);
        }
        if (!seen.known()) {
            return Response.error(400);
        }
        JsonNode payload = seen.payload();
        if (payload != null && seen.isPress()) {
            return answered("block_actions", () -> heard(() -> presses.pressed(Press.read(payload))));
        }
        Request<?> request;
        try {
            request = parsed(text, headers);
        } catch (RuntimeException e) {
            return unreadable(e);
        }
        return request == null
                ? Response.error(400)
                : answered(request.getRequestType().name(), () -> app.run(request));
    }

    private static Response answered(String kind, Callable<Response> handling) {
        try {
            return handling.call();
        } catch (ComeAgain e) {
            return Response.error(503);
        } catch (NotAPayload e) {
            return Response.error(400);
        } catch (Accident accident) {
            log.error("A request from Slack ({}) failed", kind, Wordless.of(accident.what));
            return Response.error(500);
        } catch (Exception e) {
            // Bolt reads some of the body only now, in run, and throws whatever its parsers meet.
            log.warn("A signed request from Slack ({}) could not be read", kind, Wordless.of(e));
            return Response.error(400);
        }
    }

    private static Response unreadable(RuntimeException e) {
        log.warn("A signed request from Slack could not be read", Wordless.of(e));
        return Response.error(400);
    }

    /** Tells what fails on our side from what Bolt could not read, which never came as far as a handler. */
    private static Response heard(Supplier<Response> handler) {
        try {
            return handler.get();
        } catch (ComeAgain | NotAPayload notAnAccident) {
            throw notAnAccident;
        } catch (RuntimeException e) {
            throw new Accident(e);
        }
    }

    private @Nullable Request<?> parsed(String body, Map<String, List<String>> headers) {
        return parser.parse(SlackRequestParser.HttpRequest.builder()
                .requestUri("/slack/events")
                .queryString(Map.of())
                .requestBody(body)
                .headers(new RequestHeaders(headers))
                .remoteAddress("")
                .build());
    }

    @PreDestroy
    void stop() {
        app.stop();
        app.executorService().shutdown();
    }

    private static final class Accident extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException what;

        Accident(RuntimeException what) {
            super(what.getClass().getName(), what, false, false);
            this.what = what;
        }
    }
}
