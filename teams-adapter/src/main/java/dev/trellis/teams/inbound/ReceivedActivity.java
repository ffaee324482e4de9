package dev.trellis.teams.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.Serialization;
import dev.trellis.teams.identity.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request's body: the tree, and the same as the SDK's {@code Activity}. Only what we read reaches the SDK, so a new value that
 * Microsoft adds to an enumeration elsewhere cannot make the SDK refuse the whole activity.
 *
 * @param activity has a conversation and a sender with ids
 * @param timestamp as sent, unread
 * @param home the sender's own tenant, where the activity tells it; else empty
 */
record ReceivedActivity(
        Activity activity, JsonNode tree, @Nullable String timestamp, String home) {
    private static final Set<String> READ = Set.of(
            "type",
            "id",
            "name",
            "action",
            "text",
            "value",
            "locale",
            "localTimezone",
            "serviceUrl",
            "channelId",
            "from",
            "conversation",
            "recipient",
            "entities",
            "channelData",
            "replyToId",
            "membersAdded",
            "membersRemoved");
    /** Microsoft's are 36 characters; an identity is kept in 120. */
    private static final Pattern OBJECT_ID = Pattern.compile("[^\\s\\p{Cntrl}]{0,120}");

    private static final Set<String> ACCOUNT = Set.of("id", "name", "aadObjectId");

    /** @throws Malformed when it is not JSON, or not an activity */
    static ReceivedActivity read(byte[] body) throws Malformed {
        ObjectNode tree;
        try {
            tree = StrictJson.object(body);
        } catch (StrictJson.Refused refused) {
            throw new Malformed(String.valueOf(refused.getMessage()));
        }
        if (!tree.path("type").isTextual()) {
            throw new Malformed("not an activity");
        }
        ObjectNode read = tree.deepCopy().retain(READ);
        retain(read.path("from"));
        retain(read.path("recipient"));
        read.path("membersAdded").forEach(ReceivedActivity::retain);
        read.path("membersRemoved").forEach(ReceivedActivity::retain);
        if (read.path("conversation") instanceof ObjectNode conversation) {
            conversation.retain(Set.of("id", "name", "conversationType", "tenantId", "isGroup"));
        }
        try {
            Activity activity = Serialization.safeGetAs(read, Activity.class);
            if (read.path("conversation").path("id").asText().isBlank()
                    || read.path("from").path("id").asText().isBlank()) {
                throw new Malformed("no conversation or no sender");
            }
            if (!OBJECT_ID
                    .matcher(read.path("from").path("aadObjectId").asText())
                    .matches()) {
                throw new Malformed("not from a person");
            }
            return new ReceivedActivity(
                    activity,
                    read,
                    tree.path("timestamp").asText(null),
                    tree.path("from").path("tenantId").asText(""));
        } catch (JsonProcessingException | IllegalArgumentException notAnActivity) {
            throw new Malformed("not an activity");
        }
    }

    private static void retain(JsonNode account) {
        if (account instanceof ObjectNode object) {
            object.retain(ACCOUNT);
        }
    }

    /** The tenant, in every place that names one. */
    List<String> tenants() {
        List<String> tenants = new ArrayList<>();
        for (JsonNode place : List.of(
                tree.path("channelData").path("tenant").path("id"),
                tree.path("conversation").path("tenantId"))) {
            if (!place.asText().isBlank()) {
                tenants.add(place.asText());
            }
        }
        return tenants;
    }

    /** A text field of the tree by its path; absent when missing or blank. */
    @Nullable
    String text(String... path) {
        JsonNode node = tree;
        for (String name : path) {
            node = node.path(name);
        }
        String text = node.asText();
        return text.isBlank() ? null : text;
    }

    /** Whether somebody waits for the response: a tap, or a dialog. */
    boolean isInvoke() {
        return "invoke".equals(text("type"));
    }

    JsonNode value() {
        return tree.path("value");
    }

    /** The first entity of a type, or a missing node. */
    JsonNode entity(String type) {
        for (JsonNode entity : tree.path("entities")) {
            if (type.equalsIgnoreCase(entity.path("type").asText())) {
                return entity;
            }
        }
        return MissingNode.getInstance();
    }

    String conversation() {
        return activity.getConversation().getId();
    }

    boolean isPersonal() {
        return "personal".equals(text("conversation", "conversationType"));
    }

    /** The body is not what it should be. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String why) {
            super(why);
        }
    }
}
