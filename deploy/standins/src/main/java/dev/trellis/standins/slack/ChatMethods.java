package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Json;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code chat.*}: documented error codes; {@code is_inactive} for people who left [unv]. */
final class ChatMethods {
    /** Documented: longer text is refused. */
    static final int MOST_TEXT = 40_000;

    private final RateLimits rateLimits;
    private final Consumer<Posted> posted;

    /** Told of each of the app's own messages. */
    record Posted(SlackWorkspace workspace, SlackMessage message) {}

    ChatMethods(RateLimits rateLimits, Consumer<Posted> posted) {
        this.rateLimits = rateLimits;
        this.posted = posted;
    }

    Map<String, ApiCall.Registered> all() {
        return Map.ofEntries(
                ApiCall.method("chat.postMessage", "chat:write", this::postMessage),
                ApiCall.method("chat.update", "chat:write", this::update),
                ApiCall.method("chat.postEphemeral", "chat:write", this::postEphemeral),
                ApiCall.method("chat.delete", "chat:write", this::delete));
    }

    private ObjectNode postMessage(ApiCall call) {
        SlackConversation target = target(call);
        ArrayNode blocks = call.blocks();
        String text = text(call, blocks);
        Optional<String> thread = call.text("thread_ts");
        if (thread.isPresent() && target.message(thread.get()).isEmpty()) {
            throw new SlackError("thread_not_found");
        }
        JsonNode metadata = call.metadata();
        rateLimits.takeChannel(call.workspace().teamId(), target.id());
        SlackMessage message = Posting.post(call.workspace(), target.id(), thread.orElse(null), text, blocks, metadata);
        posted.accept(new Posted(call.workspace(), message));
        return answer(call, message);
    }

    private ObjectNode answer(ApiCall call, SlackMessage message) {
        ObjectNode answer = Json.object().put("channel", message.channelId()).put("ts", message.ts());
        ObjectNode json = SlackJson.message(call.workspace(), message);
        if (message.metadata() != null) {
            json.set("metadata", message.metadata().deepCopy());
        }
        answer.set("message", json);
        return answer;
    }

    private ObjectNode update(ApiCall call) {
        SlackConversation conversation = known(call);
        SlackMessage was = conversation
                .message(call.need("ts"))
                .filter(message -> message.onlyFor() == null)
                .orElseThrow(() -> new SlackError("message_not_found"));
        if (!was.fromBot()) {
            throw new SlackError("cant_update_message");
        }
        boolean keepsBlocks = call.tree("blocks").isEmpty() && call.text("text").isEmpty();
        ArrayNode blocks = keepsBlocks ? was.blocks() : call.blocks();
        String text = text(call, blocks);
        JsonNode metadata = call.metadata();
        String editedTs = call.workspace().clock().instant().getEpochSecond() + ".000000";
        conversation.replace(
                was.ts(),
                message -> message.edited(text, blocks, metadata == null ? message.metadata() : metadata, editedTs));
        call.workspace().changed("message", conversation.id());
        SlackMessage now = conversation.message(was.ts()).orElseThrow();
        return answer(call, now).put("text", now.text());
    }

    private ObjectNode postEphemeral(ApiCall call) {
        SlackConversation conversation = known(call);
        requireMember(call, conversation);
        String reader = call.need("user");
        if (!conversation.members().contains(reader)) {
            throw new SlackError("user_not_in_channel");
        }
        ArrayNode blocks = call.blocks();
        SlackMessage message =
                Posting.ephemeral(call.workspace(), conversation.id(), reader, text(call, blocks), blocks);
        return Json.object().put("message_ts", message.ts());
    }

    private ObjectNode delete(ApiCall call) {
        SlackConversation conversation = known(call);
        SlackMessage message = conversation
                .message(call.need("ts"))
                .filter(each -> each.onlyFor() == null)
                .orElseThrow(() -> new SlackError("message_not_found"));
        if (!message.fromBot()) {
            throw new SlackError("cant_delete_message");
        }
        conversation.remove(message.ts());
        call.workspace().changed("message", conversation.id());
        return Json.object().put("channel", conversation.id()).put("ts", message.ts());
    }

    private static String text(ApiCall call, ArrayNode blocks) {
        String text = call.text("text").orElse("");
        if (text.isEmpty() && blocks.isEmpty()) {
            throw new SlackError("no_text");
        }
        if (text.length() > MOST_TEXT) {
            throw new SlackError("msg_too_long");
        }
        return text;
    }

    /** A channel, a direct conversation, or a user id, which stands for the direct conversation. */
    private static SlackConversation target(ApiCall call) {
        String channel = call.need("channel");
        SlackWorkspace workspace = call.workspace();
        Optional<SlackUser> user = workspace.user(channel);
        SlackConversation conversation =
                user.isPresent() ? workspace.direct(user.get().id()) : known(call);
        requireMember(call, conversation);
        if (conversation.direct()
                && conversation.members().stream()
                        .flatMap(member -> workspace.user(member).stream())
                        .anyMatch(SlackUser::deleted)) {
            throw new SlackError("is_inactive");
        }
        return conversation;
    }

    private static SlackConversation known(ApiCall call) {
        return call.workspace()
                .conversation(call.need("channel"))
                .orElseThrow(() -> new SlackError("channel_not_found"));
    }

    private static void requireMember(ApiCall call, SlackConversation conversation) {
        if (!conversation.members().contains(call.workspace().botUserId())) {
            throw new SlackError("not_in_channel");
        }
    }
}
