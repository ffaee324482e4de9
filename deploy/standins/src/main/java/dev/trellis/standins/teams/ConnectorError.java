package dev.trellis.standins.teams;

import dev.trellis.standins.Json;
import dev.trellis.standins.WireResponse;

/** A refusal of the Bot Connector: {@code {"error":{"code":…,"message":…}}}. */
final class ConnectorError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    ConnectorError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static ConnectorError badRequest(String message) {
        return new ConnectorError(400, "BadSyntax", message);
    }

    static ConnectorError notFound() {
        return new ConnectorError(404, "ConversationNotFound", "Conversation not found.");
    }

    static ConnectorError notInRoster() {
        return new ConnectorError(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
    }

    String code() {
        return code;
    }

    WireResponse response() {
        return response(status, code, String.valueOf(getMessage()));
    }

    static WireResponse response(int status, String code, String message) {
        var body = Json.object();
        body.putObject("error").put("code", code).put("message", message);
        return WireResponse.json(status, body);
    }
}
