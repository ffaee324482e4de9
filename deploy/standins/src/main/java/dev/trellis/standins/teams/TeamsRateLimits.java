package dev.trellis.standins.teams;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Teams' limits (documented, "Optimize your bot with rate limiting"), in real time, when switched on: per conversation 7 in 1
 * s, 8 in 2 s, 60 in 30 s, 1800 in an hour; per app and tenant 50 in 1 s.
 */
final class TeamsRateLimits {
    private record Window(int most, Duration length) {}

    private static final List<Window> CONVERSATION = List.of(
            new Window(7, Duration.ofSeconds(1)),
            new Window(8, Duration.ofSeconds(2)),
            new Window(60, Duration.ofSeconds(30)),
            new Window(1_800, Duration.ofHours(1)));
    private static final List<Window> TENANT = List.of(new Window(50, Duration.ofSeconds(1)));

    private final Map<String, Deque<Long>> recent = new ConcurrentHashMap<>();
    private volatile boolean strict;

    void strict(boolean on) {
        strict = on;
    }

    /** How long to wait, if this call is one too many. */
    Optional<Duration> take(String tenantId, String conversationId) {
        if (!strict) {
            return Optional.empty();
        }
        return take("tenant " + tenantId, TENANT).or(() -> take("conversation " + conversationId, CONVERSATION));
    }

    private Optional<Duration> take(String bucket, List<Window> windows) {
        Deque<Long> calls = recent.computeIfAbsent(bucket, _ -> new ArrayDeque<>());
        synchronized (calls) {
            long now = System.nanoTime();
            for (Window window : windows) {
                List<Long> inside = calls.stream()
                        .filter(at -> now - at < window.length().toNanos())
                        .toList();
                if (inside.size() >= window.most()) {
                    return Optional.of(window.length().minusNanos(now - inside.getFirst()));
                }
            }
            calls.addLast(now);
            long longest = windows.getLast().length().toNanos();
            while (now - calls.getFirst() > longest) {
                calls.removeFirst();
            }
            return Optional.empty();
        }
    }
}
