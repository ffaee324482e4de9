package dev.trellis.slack.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A press on a button, as far as it is looked at. Read from the JSON that was checked for keys that come twice anyway: Bolt's own model of
 * it costs more than everything else that a press takes on this machine, its transaction included.
 *
 * <p>Source: Slack's reference of {@code block_actions}.
 *
 * @param home the team that the payload says the presser belongs to
 * @param view the view that holds the button, for what is no message
 */
record Press(
        String action,
        @Nullable String value,
        @Nullable String pressedAt,
        @Nullable String enterprise,
        @Nullable String team,
        boolean enterpriseInstall,
        @Nullable Spot channel,
        String user,
        @Nullable String handle,
        @Nullable String home,
        @Nullable String trigger,
        @Nullable String responseUrl,
        @Nullable String message,
        @Nullable String view,
        boolean ephemeral) {

    /** A conversation. */
    record Spot(@Nullable String id, @Nullable String name) {}

    /** @throws NotAPayload when something is missing that every press has */
    static Press read(JsonNode payload) {
        JsonNode button = payload.path("actions").path(0);
        JsonNode team = payload.path("team");
        JsonNode user = payload.path("user");
        JsonNode channel = payload.path("channel");
        JsonNode container = payload.path("container");
        String ofEnterprise = text(payload.path("enterprise"), "id");
        return new Press(
                needed(button, "action_id", "action"),
                text(button, "value"),
                text(button, "action_ts"),
                payload.path("enterprise").isObject() ? ofEnterprise : text(team, "enterprise_id"),
                text(team, "id"),
                payload.path("is_enterprise_install").asBoolean(false),
                channel.isObject() ? new Spot(text(channel, "id"), text(channel, "name")) : null,
                needed(user, "id", "user"),
                text(user, "username"),
                text(user, "team_id"),
                text(payload, "trigger_id"),
                text(payload, "response_url"),
                text(container, "message_ts"),
                text(container, "view_id"),
                container.path("is_ephemeral").asBoolean(false));
    }

    private static String needed(JsonNode node, String field, String what) {
        String text = text(node, field);
        if (text == null) {
            throw new NotAPayload(what);
        }
        return text;
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue() : null;
    }
}
