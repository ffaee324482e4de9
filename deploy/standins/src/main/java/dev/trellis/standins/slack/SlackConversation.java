package dev.trellis.standins.slack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A channel or a direct conversation; touched only under its workspace's lock. */
final class SlackConversation {
    private final String id;
    private final String name;
    private final boolean direct;
    private final Set<String> members = new LinkedHashSet<>();
    private final List<SlackMessage> messages = new ArrayList<>();
    private long lastTsMicros;

    SlackConversation(String id, String name, boolean direct, List<String> members) {
        this.id = id;
        this.name = name;
        this.direct = direct;
        this.members.addAll(members);
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    boolean direct() {
        return direct;
    }

    Set<String> members() {
        return members;
    }

    List<SlackMessage> messages() {
        return messages;
    }

    /** A ts like {@code 1763810125.000100}: unique and growing in this conversation even if the clock stands still. */
    String nextTs(Instant now) {
        long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        lastTsMicros = Math.max(micros, lastTsMicros + 100);
        return "%d.%06d".formatted(lastTsMicros / 1_000_000, lastTsMicros % 1_000_000);
    }

    Optional<SlackMessage> message(String ts) {
        return messages.stream().filter(message -> message.ts().equals(ts)).findFirst();
    }

    void add(SlackMessage message) {
        messages.add(message);
    }

    void replace(String ts, UnaryOperator<SlackMessage> change) {
        messages.replaceAll(message -> message.ts().equals(ts) ? change.apply(message) : message);
    }

    void remove(String ts) {
        messages.removeIf(message -> message.ts().equals(ts));
    }
}
