package dev.trellis.slack.inbound;

import dev.trellis.slack.SlackSettings;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keys of events whose replies this node has posted or is posting. A repeated event gets the stored reply from the engine again, and
 * posting that a second time would show it twice. Holds the newest ten thousand; a restart or another node is covered by asking Slack
 * for the message.
 */
@Singleton
@Requires(bean = SlackSettings.class)
public final class Recent {
    private static final int MAXIMUM = 10_000;

    private final Map<String, Boolean> keys = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MAXIMUM;
        }
    };

    /** True the first time. */
    synchronized boolean add(String key) {
        return keys.put(key, true) == null;
    }

    public synchronized void forget(String key) {
        keys.remove(key);
    }
}
