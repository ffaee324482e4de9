package dev.trellis.standins.slack;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Trigger ids (documented): usable once, within 3 s of real time, whatever the stepped clock says. */
final class TriggerIds {
    static final Duration LIFETIME = Duration.ofSeconds(3);

    record Issued(String teamId, String userId, long atNanos) {}

    private final Map<String, Issued> open = new ConcurrentHashMap<>();
    private final Map<String, Boolean> used = new ConcurrentHashMap<>();
    private final Ids ids;

    TriggerIds(Ids ids) {
        this.ids = ids;
    }

    String issue(String teamId, String userId) {
        long number = ids.number();
        String trigger = "%d.%d.%s"
                .formatted(
                        1_000_000_000_000L + number,
                        Math.abs(teamId.hashCode()),
                        Long.toHexString(number * 2_654_435_761L));
        open.put(trigger, new Issued(teamId, userId, System.nanoTime()));
        return trigger;
    }

    /** For tests that cannot wait: as if three seconds had passed for every trigger given out so far. */
    void expireAll() {
        open.replaceAll(
                (_, issued) -> new Issued(issued.teamId(), issued.userId(), issued.atNanos() - LIFETIME.toNanos() - 1));
    }

    /** Uses the trigger up, or fails as Slack does. */
    Issued exchange(String trigger, String teamId) {
        Issued issued = open.get(trigger);
        if (issued == null || !issued.teamId().equals(teamId)) {
            throw new SlackError("invalid_trigger_id");
        }
        if (System.nanoTime() - issued.atNanos() > LIFETIME.toNanos()) {
            throw new SlackError("expired_trigger_id");
        }
        if (used.putIfAbsent(trigger, true) != null) {
            throw new SlackError("exchanged_trigger_id");
        }
        return issued;
    }
}
