package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Exchange;
import dev.trellis.standins.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Events API (documented): an event that is not answered 2xx within 3 s comes again at once, after 1 minute and after 5
 * minutes, with {@code X-Slack-Retry-Num} and {@code X-Slack-Retry-Reason}. The two late ones wait on the stand-in's clock
 * for {@link #retryDue()}.
 */
final class EventDelivery {
    private static final List<Duration> RETRIES = List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

    private record Waiting(ObjectNode envelope, int retry, String reason, Instant due) {}

    private final SlackDelivery delivery;
    private final InstantSource clock;
    private final List<Waiting> waiting = new ArrayList<>();

    EventDelivery(SlackDelivery delivery, InstantSource clock) {
        this.delivery = delivery;
        this.clock = clock;
    }

    List<Exchange> deliver(SlackWorkspace workspace, ObjectNode event) {
        ObjectNode envelope = envelope(workspace, event);
        List<Exchange> exchanges = new ArrayList<>(delivery.json(kind(envelope), envelope, Map.of()));
        exchanges.addAll(retryIfNeeded(envelope, 1, exchanges.getLast()));
        return exchanges;
    }

    /** Sends the retries whose minute has come; call it after stepping the clock. */
    List<Exchange> retryDue() {
        List<Waiting> due;
        synchronized (waiting) {
            due = waiting.stream()
                    .filter(each -> !each.due().isAfter(clock.instant()))
                    .toList();
            waiting.removeAll(due);
        }
        List<Exchange> exchanges = new ArrayList<>();
        for (Waiting each : due) {
            exchanges.addAll(retry(each.envelope(), each.retry(), each.reason()));
        }
        return exchanges;
    }

    private List<Exchange> retryIfNeeded(ObjectNode envelope, int retry, Exchange last) {
        String reason = reason(last);
        if (reason == null || retry > RETRIES.size()) {
            return List.of();
        }
        Duration delay = RETRIES.get(retry - 1);
        if (delay.isZero()) {
            return retry(envelope, retry, reason);
        }
        synchronized (waiting) {
            waiting.add(new Waiting(envelope, retry, reason, clock.instant().plus(delay)));
        }
        return List.of();
    }

    private List<Exchange> retry(ObjectNode envelope, int retry, String reason) {
        Map<String, String> headers =
                Map.of("X-Slack-Retry-Num", String.valueOf(retry), "X-Slack-Retry-Reason", reason);
        List<Exchange> exchanges = new ArrayList<>(delivery.json(kind(envelope), envelope, headers));
        exchanges.addAll(retryIfNeeded(envelope, retry + 1, exchanges.getLast()));
        return exchanges;
    }

    private static @Nullable String reason(Exchange exchange) {
        return switch (exchange.failure()) {
            case TIMED_OUT -> "http_timeout";
            case UNREACHABLE -> "connection_failed";
            case NONE -> exchange.accepted() ? null : "http_error";
        };
    }

    private static String kind(ObjectNode envelope) {
        return "event." + envelope.path("event").path("type").asText();
    }

    private ObjectNode envelope(SlackWorkspace workspace, ObjectNode event) {
        ObjectNode envelope = Json.object()
                .put("token", workspace.app().verificationToken())
                .put("team_id", workspace.teamId())
                .put("context_team_id", workspace.teamId())
                .put("context_enterprise_id", workspace.enterpriseId())
                .put("api_app_id", workspace.app().appId());
        envelope.set("event", event);
        envelope.put("type", "event_callback")
                .put("event_id", workspace.ids().event())
                .put("event_time", clock.instant().getEpochSecond());
        envelope.putArray("authorizations")
                .addObject()
                .put("enterprise_id", workspace.enterpriseId())
                .put("team_id", workspace.isInstalledByEnterprise() ? null : workspace.teamId())
                .put("user_id", workspace.botUserId())
                .put("is_bot", true)
                .put("is_enterprise_install", workspace.isInstalledByEnterprise());
        if (workspace.enterpriseId() != null) {
            envelope.put("enterprise_id", workspace.enterpriseId());
        }
        boolean shared = workspace.isVisitor(event.path("user").asText());
        return envelope.put("is_ext_shared_channel", shared)
                .put("event_context", "4-" + envelope.path("event_id").asText());
    }
}
