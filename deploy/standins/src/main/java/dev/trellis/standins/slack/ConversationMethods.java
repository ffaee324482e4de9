package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** {@code conversations.*} (documented). */
final class ConversationMethods {
    private ConversationMethods() {}

    static Map<String, ApiCall.Registered> all() {
        return Map.ofEntries(
                ApiCall.method("conversations.open", "im:write", ConversationMethods::open),
                ApiCall.method(
                        "conversations.history",
                        "im:history channels:history groups:history",
                        ConversationMethods::history),
                ApiCall.method("conversations.info", "channels:read groups:read im:read", ConversationMethods::info),
                ApiCall.method("conversations.list", "channels:read groups:read im:read", ConversationMethods::list),
                ApiCall.method(
                        "conversations.members", "channels:read groups:read im:read", ConversationMethods::members));
    }

    private static ObjectNode open(ApiCall call) {
        SlackWorkspace workspace = call.workspace();
        SlackConversation conversation;
        if (call.text("channel").isPresent()) {
            conversation = known(call);
        } else {
            String user = call.text("users").orElseThrow(() -> new SlackError("users_list_not_supplied"));
            if (user.contains(",")) {
                throw new SlackError("method_not_supported_for_channel_type");
            }
            SlackUser person = workspace.user(user).orElseThrow(() -> new SlackError("user_not_found"));
            if (person.deleted()) {
                throw new SlackError("user_disabled");
            }
            conversation = workspace.direct(person.id());
        }
        ObjectNode answer = Json.object().put("no_op", true).put("already_open", true);
        ObjectNode channel = answer.putObject("channel").put("id", conversation.id());
        if (call.flag("return_im")) {
            channel.setAll(describe(workspace, conversation));
        }
        return answer;
    }

    private static ObjectNode history(ApiCall call) {
        SlackConversation conversation = known(call);
        if (!conversation.members().contains(call.workspace().botUserId())) {
            throw new SlackError("not_in_channel");
        }
        BigDecimal oldest = timestamp(call, "oldest", "0", "invalid_ts_oldest");
        BigDecimal latest = timestamp(call, "latest", "9999999999.999999", "invalid_ts_latest");
        boolean inclusive = call.flag("inclusive");
        List<SlackMessage> found = conversation.messages().reversed().stream()
                .filter(message -> message.onlyFor() == null)
                .filter(message -> between(message, oldest, latest, inclusive))
                .toList();
        ObjectNode answer = Json.object();
        ArrayNode messages = answer.putArray("messages");
        List<SlackMessage> page = call.page(found, answer, 100);
        page.forEach(message -> messages.add(withMetadata(call, message)));
        boolean more =
                !answer.path("response_metadata").path("next_cursor").asText().isEmpty();
        return answer.put("has_more", more).put("pin_count", 0);
    }

    private static ObjectNode withMetadata(ApiCall call, SlackMessage message) {
        ObjectNode json = SlackJson.message(call.workspace(), message);
        if (message.metadata() != null && call.flag("include_all_metadata")) {
            json.set("metadata", message.metadata().deepCopy());
        }
        return json;
    }

    private static BigDecimal timestamp(ApiCall call, String argument, String usual, String error) {
        String given = call.text(argument).orElse(usual);
        if (!given.matches("\\d{1,12}(\\.\\d{1,9})?")) {
            throw new SlackError(error);
        }
        return new BigDecimal(given);
    }

    private static boolean between(SlackMessage message, BigDecimal oldest, BigDecimal latest, boolean inclusive) {
        BigDecimal ts = new BigDecimal(message.ts());
        boolean onEdge = ts.compareTo(oldest) == 0 || ts.compareTo(latest) == 0;
        return onEdge ? inclusive : ts.compareTo(oldest) > 0 && ts.compareTo(latest) < 0;
    }

    private static ObjectNode info(ApiCall call) {
        ObjectNode answer = Json.object();
        answer.set("channel", describe(call.workspace(), known(call)));
        return answer;
    }

    private static ObjectNode list(ApiCall call) {
        String types = call.text("types").orElse("public_channel");
        List<SlackConversation> wanted = call.workspace().conversations().stream()
                .filter(each -> List.of(types.split(",", -1)).contains(each.direct() ? "im" : "public_channel"))
                .toList();
        ObjectNode answer = Json.object();
        ArrayNode channels = answer.putArray("channels");
        call.page(wanted, answer, 100).forEach(each -> channels.add(describe(call.workspace(), each)));
        return answer;
    }

    private static ObjectNode members(ApiCall call) {
        ObjectNode answer = Json.object();
        ArrayNode members = answer.putArray("members");
        call.page(List.copyOf(known(call).members()), answer, 100).forEach(members::add);
        return answer;
    }

    private static SlackConversation known(ApiCall call) {
        return call.workspace()
                .conversation(call.need("channel"))
                .orElseThrow(() -> new SlackError("channel_not_found"));
    }

    private static ObjectNode describe(SlackWorkspace workspace, SlackConversation conversation) {
        ObjectNode json = Json.object().put("id", conversation.id()).put("created", 1_700_000_000);
        if (conversation.direct()) {
            String person = conversation.members().stream()
                    .filter(member -> !member.equals(workspace.botUserId()))
                    .findFirst()
                    .orElseThrow();
            return json.put("is_im", true).put("user", person).put("is_archived", false);
        }
        return json.put("name", conversation.name())
                .put("name_normalized", conversation.name())
                .put("is_channel", true)
                .put("is_group", false)
                .put("is_im", false)
                .put("is_private", false)
                .put("is_archived", false)
                .put("is_general", false)
                .put("is_member", conversation.members().contains(workspace.botUserId()))
                .put("context_team_id", workspace.teamId())
                .put("num_members", conversation.members().size());
    }
}
