package dev.trellis.teams.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What the door answers: a status and, for invokes, what the client shows. */
record DoorAnswer(int status, @Nullable JsonNode body) {
    static DoorAnswer status(int status) {
        return new DoorAnswer(status, null);
    }

    static DoorAnswer ok(JsonNode body) {
        return new DoorAnswer(200, body);
    }
}
