package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.ClientReply;
import dev.trellis.standins.Exchange;
import dev.trellis.standins.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Commands and messages that a person types, and the tabs they open. */
final class Typing {
    private final SlackWorkspace workspace;
    private final Wiring wiring;

    Typing(SlackWorkspace workspace, Wiring wiring) {
        this.workspace = workspace;
        this.wiring = wiring;
    }

    ClientReply slashCommand(SlackUser user, String conversationId, String typed) {
        int space = typed.indexOf(' ');
        String command = space < 0 ? typed : typed.substring(0, space);
        String text = space < 0 ? "" : typed.substring(space + 1).strip();
        if (!command.startsWith("/")) {
            throw new IllegalArgumentException("a slash command starts with a slash: " + typed);
        }
        Map<String, String> fields =
                workspace.locked(() -> commandFields(user, conversation(user, conversationId), command, text));
        List<Exchange> exchanges = wiring.delivery().form("slash_command", fields);
        return new CommandAnswer(workspace, command).show(user, conversationId, exchanges);
    }

    private Map<String, String> commandFields(
            SlackUser user, SlackConversation conversation, String command, String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", workspace.app().verificationToken());
        fields.put("team_id", workspace.teamId());
        fields.put("team_domain", workspace.domain());
        fields.put("channel_id", conversation.id());
        fields.put("channel_name", conversation.name());
        fields.put("user_id", user.id());
        fields.put("user_name", user.name());
        fields.put("command", command);
        fields.put("text", TypedText.command(workspace, text));
        fields.put("api_app_id", workspace.app().appId());
        fields.put("is_enterprise_install", String.valueOf(workspace.isInstalledByEnterprise()));
        if (workspace.enterpriseId() != null) {
            fields.put("enterprise_id", workspace.enterpriseId());
        }
        String path = wiring.responseUrls().issue(workspace.teamId(), user.id(), conversation.id(), null);
        fields.put("response_url", wiring.responseUrl(path));
        fields.put("trigger_id", wiring.triggers().issue(workspace.teamId(), user.id()));
        return fields;
    }

    ClientReply say(SlackUser user, String conversationId, String typed, @Nullable String threadTs) {
        ObjectNode event = workspace.locked(() -> {
            SlackConversation conversation = conversation(user, conversationId);
            String text = TypedText.message(workspace, typed);
            String ts = conversation.nextTs(workspace.clock().instant());
            conversation.add(new SlackMessage(
                    conversation.id(),
                    ts,
                    threadTs,
                    user.id(),
                    false,
                    text,
                    Json.array(),
                    Json.array(),
                    null,
                    null,
                    null));
            workspace.changed("message", conversation.id());
            return messageEvent(user, conversation, text, ts, threadTs);
        });
        return heard(event) ? ClientReply.of(wiring.events().deliver(workspace, event)) : ClientReply.of(List.of());
    }

    /** Direct messages always reach the app; in channels a mention does, where the bot is a member. */
    private boolean heard(ObjectNode event) {
        return workspace.locked(() -> {
            SlackConversation conversation =
                    workspace.conversation(event.path("channel").asText()).orElseThrow();
            return conversation.direct()
                    || (event.path("type").asText().equals("app_mention")
                            && conversation.members().contains(workspace.botUserId()));
        });
    }

    private ObjectNode messageEvent(
            SlackUser user, SlackConversation conversation, String text, String ts, @Nullable String threadTs) {
        boolean mentioned = !conversation.direct() && text.contains("<@" + workspace.botUserId() + ">");
        ObjectNode event = Json.object()
                .put("user", user.id())
                .put("type", mentioned ? "app_mention" : "message")
                .put("ts", ts)
                .put(
                        "client_msg_id",
                        "00000000-0000-4000-8000-"
                                + "%012d".formatted(workspace.ids().number()))
                .put("text", text)
                .put("team", workspace.homeOf(user.id()));
        if (workspace.isVisitor(user.id())) {
            event.put("user_team", workspace.homeOf(user.id())).put("source_team", workspace.homeOf(user.id()));
        }
        if (threadTs != null) {
            event.put("thread_ts", threadTs);
        }
        event.putArray("blocks")
                .add(RichText.block(text).put("block_id", workspace.ids().blockId()));
        event.put("channel", conversation.id()).put("event_ts", ts);
        if (!mentioned) {
            event.put("channel_type", conversation.direct() ? "im" : "channel");
        }
        return event;
    }

    ClientReply openTab(SlackUser user, String tab) {
        ObjectNode event = workspace.locked(() -> {
            SlackConversation direct = workspace.direct(user.id());
            ObjectNode opened = Json.object()
                    .put("type", "app_home_opened")
                    .put("user", user.id())
                    .put("channel", direct.id())
                    .put("tab", tab);
            if (tab.equals("home")) {
                workspace
                        .screens()
                        .home(user.id())
                        .ifPresent(home -> opened.set("view", (JsonNode) SlackJson.view(workspace, home)));
            }
            return opened.put("event_ts", direct.nextTs(workspace.clock().instant()));
        });
        return ClientReply.of(wiring.events().deliver(workspace, event));
    }

    private SlackConversation conversation(SlackUser user, String conversationId) {
        return workspace
                .conversation(conversationId)
                .filter(each -> each.members().contains(user.id()))
                .orElseThrow(
                        () -> new NoSuchElementException(user.name() + " is not in a conversation " + conversationId));
    }
}
