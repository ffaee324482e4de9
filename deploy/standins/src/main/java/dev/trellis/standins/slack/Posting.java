package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.trellis.standins.Json;
import org.jspecify.annotations.Nullable;

/** The bot's messages entering a conversation. */
final class Posting {
    private Posting() {}

    static SlackMessage post(
            SlackWorkspace workspace,
            String conversationId,
            @Nullable String threadTs,
            String text,
            ArrayNode blocks,
            @Nullable JsonNode metadata) {
        return add(workspace, conversationId, threadTs, text, blocks, metadata, null);
    }

    static SlackMessage ephemeral(
            SlackWorkspace workspace, String conversationId, String readerId, String text, ArrayNode blocks) {
        return add(workspace, conversationId, null, text, blocks, null, readerId);
    }

    private static SlackMessage add(
            SlackWorkspace workspace,
            String conversationId,
            @Nullable String threadTs,
            String text,
            ArrayNode blocks,
            @Nullable JsonNode metadata,
            @Nullable String onlyFor) {
        return workspace.locked(() -> {
            SlackConversation conversation =
                    workspace.conversation(conversationId).orElseThrow(() -> new SlackError("channel_not_found"));
            String ts = conversation.nextTs(workspace.clock().instant());
            SlackMessage message = new SlackMessage(
                    conversationId,
                    ts,
                    threadTs,
                    workspace.botUserId(),
                    true,
                    text,
                    blocks,
                    Json.array(),
                    metadata,
                    null,
                    onlyFor);
            conversation.add(message);
            workspace.changed(onlyFor == null ? "message" : "ephemeral", conversationId);
            return message;
        });
    }
}
