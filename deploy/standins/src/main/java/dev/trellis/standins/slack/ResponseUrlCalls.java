package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.trellis.standins.Json;
import dev.trellis.standins.WireRequest;
import java.util.Map;
import java.util.Optional;

/** What a POST to a response URL does (documented): answer, replace or delete the message acted on. */
final class ResponseUrlCalls {
    private final Map<String, SlackWorkspace> workspaces;
    private final ResponseUrls responseUrls;

    ResponseUrlCalls(Map<String, SlackWorkspace> workspaces, ResponseUrls responseUrls) {
        this.workspaces = workspaces;
        this.responseUrls = responseUrls;
    }

    void use(WireRequest request) {
        JsonNode answer = request.json();
        if (!answer.isObject()) {
            throw new SlackError("invalid_payload");
        }
        if (answer.has("blocks")
                && !BlockKitRules.check(answer.path("blocks"), BlockKitRules.Surface.MESSAGE)
                        .isEmpty()) {
            throw new SlackError("invalid_blocks");
        }
        boolean delete = answer.path("delete_original").asBoolean(false);
        String text = answer.path("text").asText("");
        if (!delete && text.isEmpty() && answer.path("blocks").isEmpty()) {
            throw new SlackError("no_text");
        }
        ResponseUrls.Issued issued = responseUrls.use(request.path());
        SlackWorkspace workspace = workspaces.get(issued.teamId());
        if (workspace != null) {
            workspace.locked(() -> {
                apply(workspace, issued, answer, text, delete);
                return true;
            });
        }
    }

    private static void apply(
            SlackWorkspace workspace, ResponseUrls.Issued issued, JsonNode answer, String text, boolean delete) {
        SlackConversation conversation =
                workspace.conversation(issued.channelId()).orElseThrow(() -> new SlackError("channel_not_found"));
        Optional<SlackMessage> original =
                Optional.ofNullable(issued.messageTs()).flatMap(conversation::message);
        ArrayNode blocks =
                answer.has("blocks") ? PlacedElement.withIds(answer.path("blocks"), workspace.ids()) : Json.array();
        if (original.isPresent() && delete) {
            conversation.remove(original.get().ts());
        } else if (original.isPresent() && answer.path("replace_original").asBoolean(false)) {
            String at = workspace.clock().instant().getEpochSecond() + ".000000";
            conversation.replace(original.get().ts(), message -> message.edited(text, blocks, message.metadata(), at));
        } else if (answer.path("response_type").asText("ephemeral").equals("in_channel")) {
            Posting.post(workspace, issued.channelId(), null, text, blocks, null);
        } else if (!delete) {
            Posting.ephemeral(workspace, issued.channelId(), issued.userId(), text, blocks);
        }
        workspace.changed("message", issued.channelId());
    }
}
