package dev.trellis.standins.teams;

import org.jspecify.annotations.Nullable;

/** A conversation id as bots use it: in channels, {@code ;messageid=} names the thread. */
record ChannelAddress(String conversationId, @Nullable String rootId) {
    private static final String THREAD = ";messageid=";

    static ChannelAddress of(String id) {
        int thread = id.indexOf(THREAD);
        return thread < 0
                ? new ChannelAddress(id, null)
                : new ChannelAddress(id.substring(0, thread), id.substring(thread + THREAD.length()));
    }
}
