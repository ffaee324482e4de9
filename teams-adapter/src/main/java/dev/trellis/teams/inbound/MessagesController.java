package dev.trellis.teams.inbound;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /api/messages}: everything that Teams tells the bot. Takes bytes, so that nothing parses before the caller is known. */
@Controller("/api/messages")
class MessagesController {
    private static final Logger log = LoggerFactory.getLogger(MessagesController.class);
    private static final byte[] EMPTY = new byte[0];

    private final Door door;

    MessagesController(Door door) {
        this.door = door;
    }

    @Post(consumes = MediaType.ALL, produces = MediaType.APPLICATION_JSON)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> receive(HttpRequest<byte[]> request) {
        DoorAnswer answer;
        try {
            answer = door.receive(new Knock(
                    request.getHeaders().getAll("Authorization"),
                    request.getHeaders().getAll("Content-Type"),
                    request.getHeaders().getAll("Content-Encoding"),
                    request.getBody().orElse(EMPTY)));
        } catch (RuntimeException accident) {
            // Its message could hold what somebody wrote, and Micronaut's error page would show it: the class must do.
            log.error(
                    "An activity could not be handled: {}", accident.getClass().getName(), withoutMessage(accident));
            answer = DoorAnswer.status(503);
        }
        MutableHttpResponse<byte[]> response = HttpResponse.status(HttpStatus.valueOf(answer.status()));
        return answer.body() == null
                ? response
                : response.body(answer.body().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Throwable withoutMessage(RuntimeException accident) {
        Throwable trace = new Throwable(accident.getClass().getName());
        trace.setStackTrace(accident.getStackTrace());
        return trace;
    }
}
