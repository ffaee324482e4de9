package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Slack tells an app that subscribes to {@code message.im} of the app's own messages as well, with {@code bot_id}. */
final class EchoedMessages {
    private final EventDelivery events;
    private volatile boolean on;

    EchoedMessages(EventDelivery events) {
        this.events = events;
    }

    void on(boolean echo) {
        on = echo;
    }

    void posted(ChatMethods.Posted posted) {
        SlackWorkspace workspace = posted.workspace();
        SlackMessage message = posted.message();
        if (!on || !workspace.conversation(message.channelId()).orElseThrow().direct()) {
            return;
        }
        ObjectNode event = SlackJson.message(workspace, message);
        event.put("channel", message.channelId()).put("event_ts", message.ts()).put("channel_type", "im");
        Thread.ofVirtual().name("slack-echo").start(() -> events.deliver(workspace, event));
    }
}
