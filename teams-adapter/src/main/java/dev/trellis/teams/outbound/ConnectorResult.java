package dev.trellis.teams.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one call to the Connector, with everything that an outcome is decided by. */
public sealed interface ConnectorResult {
    /** Answered with 2xx. */
    record Done(JsonNode body) implements ConnectorResult {}

    /**
     * Answered with another status.
     *
     * @param code the Connector's error code, a word such as {@code BotNotInConversationRoster}; empty if it gave none
     * @param retryAfter as the header says; absent without one
     */
    record Refused(int status, String code, @Nullable Duration retryAfter) implements ConnectorResult {}

    /** Nothing left this machine. */
    record NotSent(String why) implements ConnectorResult {}

    /** The request was sent, the answer did not come. */
    record Unanswered(String why) implements ConnectorResult {}

    /** Our own credentials are not accepted by the authority; the Connector was not asked. */
    record NoCredentials(String why) implements ConnectorResult {}

    /** The service address is not on the list; our token was not attached and nothing was sent. */
    record NotTrusted() implements ConnectorResult {}
}
