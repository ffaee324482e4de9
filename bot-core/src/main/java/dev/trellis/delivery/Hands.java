package dev.trellis.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How many messages this node has in hand: of each platform, and of each lane. */
final class Hands {
    private final Map<String, Integer> ofPlatforms = new HashMap<>();
    private final Map<Lane, Integer> ofLanes = new HashMap<>();
    private int count;
    private long changes;

    synchronized int count() {
        return count;
    }

    synchronized int of(String platform) {
        return ofPlatforms.getOrDefault(platform, 0);
    }

    synchronized int of(Lane lane) {
        return ofLanes.getOrDefault(lane, 0);
    }

    synchronized void take(Collection<Ready> more) {
        more.forEach(one -> count(one, 1));
    }

    synchronized void give(Collection<Ready> less) {
        less.forEach(one -> count(one, -1));
        changes++;
        notifyAll();
    }

    private void count(Ready one, int by) {
        count += by;
        add(ofPlatforms, one.at().platform(), by);
        add(ofLanes, one.lane(), by);
    }

    private static <K> void add(Map<K, Integer> counts, K key, int by) {
        if (counts.merge(key, by, Integer::sum) == 0) {
            counts.remove(key);
        }
    }

    /** Until some were given away, or a moment has passed. */
    synchronized void awaitChange() {
        long seen = changes;
        if (count > 0 && changes == seen) {
            await(50);
        }
    }

    synchronized void awaitNone() {
        while (count > 0) {
            await(1_000);
        }
    }

    private void await(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while messages were being delivered", e);
        }
    }
}
