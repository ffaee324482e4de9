package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;

/**
 * A message as Slack keeps it; ephemeral ones have one reader.
 *
 * @param before the blocks before the last edit, which a client may show yet; empty: never edited
 */
record SlackMessage(
        String channelId,
        String ts,
        @Nullable String threadTs,
        String authorId,
        boolean fromBot,
        String text,
        ArrayNode blocks,
        ArrayNode before,
        @Nullable JsonNode metadata,
        @Nullable String editedTs,
        @Nullable String onlyFor) {

    SlackMessage edited(String newText, ArrayNode newBlocks, @Nullable JsonNode newMetadata, String at) {
        return new SlackMessage(
                channelId, ts, threadTs, authorId, fromBot, newText, newBlocks, blocks, newMetadata, at, onlyFor);
    }

    boolean visibleTo(String userId) {
        return onlyFor == null || onlyFor.equals(userId);
    }
}
