package dev.trellis.standins.slack;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Slack's limits (documented), in real time, when switched on: tier 2 is 20 calls a minute per method and workspace, tier 3
 * 50, tier 4 100; {@code chat.postMessage} one a second per channel with a burst of 5 [unv] and 300 a minute per workspace
 * [unv: "several hundred"].
 */
final class RateLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Map<String, Integer> PER_MINUTE = Map.ofEntries(
            Map.entry("users.list", 20),
            Map.entry("conversations.list", 20),
            Map.entry("conversations.open", 50),
            Map.entry("conversations.history", 50),
            Map.entry("conversations.info", 50),
            Map.entry("chat.update", 50),
            Map.entry("chat.delete", 50),
            Map.entry("dnd.info", 50),
            Map.entry("users.lookupByEmail", 50),
            Map.entry("team.info", 50),
            Map.entry("users.info", 100),
            Map.entry("users.profile.get", 100),
            Map.entry("chat.postEphemeral", 100),
            Map.entry("views.open", 100),
            Map.entry("views.push", 100),
            Map.entry("views.update", 100),
            Map.entry("views.publish", 100),
            Map.entry("chat.postMessage", 300));
    private static final int CHANNEL_BURST = 5;

    /** Too fast; how long to wait. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Duration wait;

        Exceeded(Duration wait) {
            super("ratelimited", null, false, false);
            this.wait = wait;
        }

        Duration retryAfter() {
            return wait;
        }
    }

    private final Map<String, Deque<Long>> recent = new ConcurrentHashMap<>();
    private volatile boolean strict;

    void strict(boolean on) {
        strict = on;
    }

    void takeMethod(String teamId, String method) {
        Integer most = PER_MINUTE.get(method);
        if (most != null) {
            take(teamId + " " + method, most, MINUTE);
        }
    }

    void takeChannel(String teamId, String channelId) {
        take(teamId + " post " + channelId, CHANNEL_BURST, Duration.ofSeconds(CHANNEL_BURST));
    }

    private void take(String bucket, int most, Duration window) {
        if (!strict) {
            return;
        }
        Deque<Long> calls = recent.computeIfAbsent(bucket, _ -> new ArrayDeque<>());
        synchronized (calls) {
            long now = System.nanoTime();
            while (!calls.isEmpty() && now - calls.getFirst() >= window.toNanos()) {
                calls.removeFirst();
            }
            if (calls.size() >= most) {
                throw new Exceeded(window.minusNanos(now - calls.getFirst()));
            }
            calls.addLast(now);
        }
    }
}
