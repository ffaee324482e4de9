package dev.trellis.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One call that crossed the wire.
 *
 * @param number counts from 1 over both directions
 * @param when on the stand-in's clock
 * @param method the vendor's name: {@code chat.postMessage}, {@code POST /v3/conversations}, {@code block_actions} …
 * @param arguments what was sent, without credentials
 * @param outcome {@code ok}, the vendor's error code, {@code fault: …}, or the HTTP status of the service
 */
public record WitnessedCall(
        long number, Instant when, Direction direction, String method, JsonNode arguments, String outcome) {

    /** Who called whom. */
    public enum Direction {
        /** The service called the vendor. */
        FROM_SERVICE,
        /** The vendor or its client called the service. */
        TO_SERVICE
    }

    public boolean ok() {
        return outcome.equals("ok");
    }
}
