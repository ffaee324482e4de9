package dev.trellis.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * One request to the service and what came back.
 *
 * @param status 0 when nothing came back
 * @param took in real time
 */
public record Exchange(Failure failure, int status, String contentType, String body, Duration took) {

    /** Why nothing came back, or {@code NONE}. */
    public enum Failure {
        NONE,
        /** The service did not answer within the client's patience. */
        TIMED_OUT,
        /** No connection, or it was cut. */
        UNREACHABLE
    }

    public boolean accepted() {
        return failure == Failure.NONE && status >= 200 && status < 300;
    }

    /** The body as a tree, or a missing node. */
    public JsonNode json() {
        return Json.readOrMissing(body);
    }
}
