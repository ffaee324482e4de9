package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Json;

/** Messages, views and people as Slack writes them. */
final class SlackJson {
    private SlackJson() {}

    static ObjectNode message(SlackWorkspace workspace, SlackMessage message) {
        ObjectNode json = Json.object().put("type", "message").put("user", message.authorId());
        json.put("ts", message.ts());
        if (message.fromBot()) {
            json.put("bot_id", workspace.botId()).put("app_id", workspace.app().appId());
        }
        json.put("text", message.text()).put("team", workspace.teamId());
        if (message.fromBot()) {
            json.set("bot_profile", botProfile(workspace));
        }
        if (message.threadTs() != null) {
            json.put("thread_ts", message.threadTs());
        }
        if (message.editedTs() != null) {
            json.putObject("edited").put("user", message.authorId()).put("ts", message.editedTs());
        }
        if (!message.blocks().isEmpty()) {
            json.set("blocks", message.blocks().deepCopy());
        }
        return json;
    }

    private static ObjectNode botProfile(SlackWorkspace workspace) {
        return Json.object()
                .put("id", workspace.botId())
                .put("app_id", workspace.app().appId())
                .put("user_id", workspace.botUserId())
                .put("name", workspace.app().botName())
                .put("deleted", false)
                .put("team_id", workspace.teamId());
    }

    /** A view with everything Slack adds to what the app defined. */
    static ObjectNode view(SlackWorkspace workspace, SlackView view) {
        ObjectNode definition = view.definition();
        ObjectNode json = Json.object()
                .put("id", view.id())
                .put("team_id", workspace.teamId())
                .put("type", definition.path("type").asText());
        json.set("blocks", definition.path("blocks").deepCopy());
        json.put("private_metadata", definition.path("private_metadata").asText(""))
                .put("callback_id", definition.path("callback_id").asText(""));
        json.putObject("state").set("values", PlacedElement.stateValues(definition.path("blocks"), view.entered()));
        json.put("hash", view.hash());
        for (String text : new String[] {"title", "close", "submit"}) {
            json.set(text, definition.has(text) ? definition.get(text).deepCopy() : json.nullNode());
        }
        json.put("clear_on_close", definition.path("clear_on_close").asBoolean(false))
                .put("notify_on_close", definition.path("notify_on_close").asBoolean(false));
        json.put("previous_view_id", view.previousId().isEmpty() ? null : view.previousId());
        return json.put("root_view_id", view.rootId())
                .put("app_id", workspace.app().appId())
                .put("external_id", view.externalId())
                .put("app_installed_team_id", workspace.teamId())
                .put("bot_id", workspace.botId());
    }

    /** The {@code user} of interactive payloads. */
    static ObjectNode actor(SlackWorkspace workspace, SlackUser user) {
        return Json.object()
                .put("id", user.id())
                .put("username", user.name())
                .put("name", user.name())
                .put("team_id", workspace.homeOf(user.id()));
    }

    /** What every interactive payload starts with. */
    static ObjectNode payload(String type, SlackWorkspace workspace, SlackUser user) {
        ObjectNode payload = Json.object().put("type", type);
        boolean wide = workspace.isInstalledByEnterprise();
        if (wide) {
            payload.putNull("team");
        } else {
            payload.putObject("team").put("id", workspace.teamId()).put("domain", workspace.domain());
        }
        payload.set("user", actor(workspace, user));
        payload.put("api_app_id", workspace.app().appId())
                .put("token", workspace.app().verificationToken());
        if (workspace.enterpriseId() == null) {
            payload.putNull("enterprise");
        } else {
            payload.putObject("enterprise").put("id", workspace.enterpriseId()).put("name", workspace.name());
        }
        return payload.put("is_enterprise_install", wide);
    }
}
