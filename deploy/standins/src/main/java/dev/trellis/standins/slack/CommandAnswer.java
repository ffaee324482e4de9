package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.trellis.standins.ClientReply;
import dev.trellis.standins.Exchange;
import dev.trellis.standins.Json;
import java.util.List;

/**
 * What the client shows after a slash command: nothing for an empty answer, a text or blocks for this person alone, a message
 * for all with {@code "response_type": "in_channel"}, or Slack's own line about a failure.
 */
final class CommandAnswer {
    private final SlackWorkspace workspace;
    private final String command;

    CommandAnswer(SlackWorkspace workspace, String command) {
        this.workspace = workspace;
        this.command = command;
    }

    ClientReply show(SlackUser user, String conversationId, List<Exchange> exchanges) {
        Exchange exchange = exchanges.getFirst();
        String failure = switch (exchange.failure()) {
            case TIMED_OUT -> "operation_timeout";
            case UNREACHABLE -> "dispatch_failed";
            case NONE -> exchange.status() == 200 ? "" : "http_service_error";
        };
        if (!failure.isEmpty()) {
            return failed(exchanges, failure);
        }
        if (exchange.body().isBlank()) {
            return ClientReply.of(exchanges);
        }
        if (!exchange.contentType().startsWith("application/json")) {
            return ephemeral(user, conversationId, exchanges, exchange.body(), Json.array());
        }
        JsonNode answer = exchange.json();
        if (!answer.isObject() || !valid(answer)) {
            return failed(exchanges, "invalid_command_response");
        }
        ArrayNode blocks = PlacedElement.withIds(answer.path("blocks"), workspace.ids());
        String text = answer.path("text").asText("");
        if (text.isEmpty() && blocks.isEmpty()) {
            return ClientReply.of(exchanges);
        }
        if (answer.path("response_type").asText().equals("in_channel")) {
            Posting.post(workspace, conversationId, null, text, blocks, null);
            return ClientReply.of(exchanges);
        }
        return ephemeral(user, conversationId, exchanges, text, blocks);
    }

    private static boolean valid(JsonNode answer) {
        return !answer.has("blocks")
                || BlockKitRules.check(answer.path("blocks"), BlockKitRules.Surface.MESSAGE)
                        .isEmpty();
    }

    private ClientReply failed(List<Exchange> exchanges, String error) {
        return ClientReply.notice(exchanges, command + " failed with the error \"" + error + "\"");
    }

    private ClientReply ephemeral(
            SlackUser user, String conversationId, List<Exchange> exchanges, String text, ArrayNode blocks) {
        Posting.ephemeral(workspace, conversationId, user.id(), text, blocks);
        return text.isEmpty() ? ClientReply.of(exchanges) : ClientReply.notice(exchanges, text);
    }
}
