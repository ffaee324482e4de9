package dev.trellis.teams.inbound;

import org.jspecify.annotations.Nullable;

/** Conversation ids of channels: {@code 19:…@thread.tacv2} is the channel, {@code …;messageid=123} a thread in it. */
final class Threads {
    private static final String THREAD = ";messageid=";

    private Threads() {}

    static String channelOf(String conversation) {
        int at = conversation.indexOf(THREAD);
        return at < 0 ? conversation : conversation.substring(0, at);
    }

    /** The conversation as it was when the message was posted: a thread's first message was posted to the channel itself. */
    static String postedTo(String conversation, @Nullable String message) {
        return conversation.endsWith(THREAD + message) ? channelOf(conversation) : conversation;
    }
}
