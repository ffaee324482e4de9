package dev.trellis.slack.inbound;

import com.slack.api.bolt.response.Response;
import dev.trellis.conversation.Deadline;
import dev.trellis.slack.SlackSettings;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one address that Slack calls: events, commands, buttons and forms. Virtual threads wait here, never the event loop. */
@Controller("/slack/events")
@Requires(bean = SlackSettings.class)
@Requires(property = "trellis.slack.signing-secret")
public class SlackDoor {
    /** Slack's payloads are far smaller. */
    static final int BODY_LIMIT = 1024 * 1024;

    private final SignatureCheck check;
    private final BoltRouter router;

    public SlackDoor(SignatureCheck check, BoltRouter router) {
        this.check = check;
        this.router = router;
    }

    @Post
    @Consumes(MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    public HttpResponse<byte[]> receive(HttpRequest<?> request) throws IOException {
        Deadline acknowledged = Meanwhile.acknowledgement();
        byte[] raw = bytes(request);
        if (raw.length > BODY_LIMIT) {
            return HttpResponse.status(HttpStatus.REQUEST_ENTITY_TOO_LARGE);
        }
        HttpHeaders headers = request.getHeaders();
        if (!check.accepts(only(headers, "X-Slack-Request-Timestamp"), only(headers, "X-Slack-Signature"), raw)) {
            return HttpResponse.unauthorized();
        }
        return answer(router.route(raw, headers.asMap(), acknowledged));
    }

    /** The body as it came over the wire: a form that the server parsed and wrote again would not fit its signature. */
    private static byte[] bytes(HttpRequest<?> request) throws IOException {
        if (!(request instanceof ServerHttpRequest<?> received)) {
            throw new IllegalStateException("this server does not give the bytes of a request");
        }
        try (InputStream in = received.byteBody().toInputStream()) {
            return in.readNBytes(BODY_LIMIT + 1);
        }
    }

    /** A header that came twice is one too many to trust. */
    private static @Nullable String only(HttpHeaders headers, String name) {
        List<String> values = headers.getAll(name);
        return values.size() == 1 ? values.getFirst() : null;
    }

    private static HttpResponse<byte[]> answer(Response response) {
        MutableHttpResponse<byte[]> answer = HttpResponse.status(HttpStatus.valueOf(response.getStatusCode()));
        response.getHeaders().forEach((name, values) -> values.forEach(value -> answer.header(name, value)));
        if (response.getBody() != null) {
            answer.body(response.getBody().getBytes(StandardCharsets.UTF_8));
            answer.header(HttpHeaders.CONTENT_TYPE, response.getContentType());
        }
        return answer;
    }
}
