package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.ClientReply;
import dev.trellis.standins.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages and reactions. */
final class Chatting {
    private final TeamsTenant tenant;
    private final ActivityDelivery delivery;

    Chatting(TeamsTenant tenant, ActivityDelivery delivery) {
        this.tenant = tenant;
        this.delivery = delivery;
    }

    ClientReply say(TeamsUser user, String conversationId, @Nullable String rootId, String typed) {
        Optional<ObjectNode> heard = tenant.locked(() -> {
            TeamsConversation conversation = conversation(user, conversationId);
            Map<String, ObjectNode> mentioned = new LinkedHashMap<>();
            String text = withMentions(typed, mentioned);
            String id = tenant.ids().activity(tenant.clock().instant());
            ObjectNode activity = activities().from(user, "message", id, conversation, rootId == null ? id : rootId);
            activity.put("textFormat", "plain").put("text", text);
            activity.putArray("attachments")
                    .addObject()
                    .put("contentType", "text/html")
                    .put("content", "<p>" + text + "</p>");
            ArrayNode entities = (ArrayNode) activity.path("entities");
            mentioned.values().forEach(entities::add);
            TeamsMessage message = new TeamsMessage(
                    id, rootId, user.aadObjectId(), false, false, text, "plain", Json.array(), Map.of());
            conversation.messages().add(message);
            tenant.changed("message", conversation.id());
            boolean toBot = conversation.personal()
                    ? tenant.installed(user.aadObjectId())
                    : mentioned.containsKey(tenant.bot().botId())
                            && tenant.installed(String.valueOf(conversation.teamId()));
            return toBot ? Optional.of(activity) : Optional.empty();
        });
        return heard.map(activity -> ClientReply.of(delivery.post("message", activity)))
                .orElseGet(() -> ClientReply.of(List.of()));
    }

    private Activities activities() {
        return new Activities(tenant, delivery.serviceUrl());
    }

    /** {@code @Name} of a person or the bot becomes {@code <at>Name</at>}; what was typed as markup stays text. */
    private String withMentions(String typed, Map<String, ObjectNode> mentioned) {
        record Named(String id, String name) {}
        List<Named> everyone = new ArrayList<>(tenant.users().stream()
                .map(each -> new Named(each.memberId(), each.name()))
                .toList());
        everyone.add(new Named(tenant.bot().botId(), tenant.bot().name()));
        everyone.sort(Comparator.comparing((Named each) -> each.name().length()).reversed());
        String text = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        for (Named each : everyone) {
            String at = "<at>" + each.name() + "</at>";
            String replaced = text.replaceAll(
                    "(?iu)@" + java.util.regex.Pattern.quote(each.name()) + "(?![\\p{L}\\p{N}])",
                    java.util.regex.Matcher.quoteReplacement(at));
            if (!replaced.equals(text)) {
                ObjectNode entity = Json.object().put("type", "mention").put("text", at);
                entity.putObject("mentioned").put("id", each.id()).put("name", each.name());
                mentioned.put(each.id(), entity);
                text = replaced;
            }
        }
        return text;
    }

    ClientReply react(TeamsUser user, String conversationId, String messageId, String reaction) {
        ObjectNode activity = tenant.locked(() -> {
            TeamsConversation conversation = conversation(user, conversationId);
            TeamsMessage message = conversation
                    .message(messageId)
                    .orElseThrow(() -> new NoSuchElementException("no message " + messageId));
            ObjectNode json =
                    activities().from(user, "messageReaction", tenant.ids().event(), conversation, message.rootId());
            json.putArray("reactionsAdded").addObject().put("type", reaction);
            return json.put("replyToId", messageId);
        });
        return ClientReply.of(delivery.post("messageReaction", activity));
    }

    private TeamsConversation conversation(TeamsUser user, String conversationId) {
        return tenant.conversation(conversationId)
                .filter(each -> each.members().contains(user.aadObjectId()))
                .orElseThrow(
                        () -> new NoSuchElementException(user.name() + " is not in a conversation " + conversationId));
    }
}
