package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;

/** A message as Slack keeps it; ephemeral ones have one reader. */
record SlackMessage(
        String channelId,
        String ts,
        @Nullable String threadTs,
        String authorId,
        boolean fromBot,
        String text,
        ArrayNode blocks,
        @Nullable JsonNode metadata,
        @Nullable String editedTs,
        @Nullable String onlyFor) {

    SlackMessage edited(String newText, ArrayNode newBlocks, @Nullable JsonNode newMetadata, String at) {
        return new SlackMessage(
                channelId, ts, threadTs, authorId, fromBot, newText, newBlocks, newMetadata, at, onlyFor);
    }

    boolean visibleTo(String userId) {
        return onlyFor == null || onlyFor.equals(userId);
    }
}
