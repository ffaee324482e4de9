package dev.trellis.playground.page;

import dev.trellis.playground.stage.Stage;
import dev.trellis.standins.Fault;
import dev.trellis.standins.Misbehaviour;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The drawer "misbehave": what the next message, or the next tap, will meet. */
final class Faults {
    /** Longer than the service waits. */
    private static final Duration HELD = Duration.ofSeconds(6);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Stage stage;

    Faults(Stage stage) {
        this.stage = stage;
    }

    /** @param fault {@code 429}, {@code 500}, {@code silence}, {@code duplicate}, or {@code clear} */
    record Order(String platform, String fault) {}

    void take(Order order) {
        boolean slack = order.platform().equals("slack");
        Misbehaviour misbehaviour =
                slack ? stage.slack().misbehaviour() : stage.teams().misbehaviour();
        String posting = slack ? "chat.postMessage" : "POST /v3/conversations/{id}/activities";
        switch (order.fault()) {
            case "429" -> misbehaviour.next(posting, new Fault.TooManyRequests(RETRY_AFTER));
            case "500" -> misbehaviour.next(posting, new Fault.ServerError(500));
            case "silence" -> misbehaviour.next(posting, new Fault.DeliverThenSilence(HELD));
            case "duplicate" -> misbehaviour.next(new Fault.DuplicateDelivery(2, true));
            case "clear" -> misbehaviour.clear();
            default -> throw new IllegalArgumentException("no misbehaviour " + order.fault());
        }
    }

    Map<String, List<String>> pending() {
        return Map.of(
                "slack", stage.slack().misbehaviour().pending(),
                "teams", stage.teams().misbehaviour().pending());
    }
}
