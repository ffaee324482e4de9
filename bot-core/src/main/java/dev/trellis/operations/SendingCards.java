package dev.trellis.operations;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.delivery.Forecast;
import dev.trellis.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What admins see of messages on their way: how many, and how long they take. Never to whom, never their words. */
final class SendingCards {
    private static final Duration HOURS_FROM = Duration.ofHours(3);

    private SendingCards() {}

    static Card list(List<Forecast.Queue> queues, Instant now) {
        int due = queues.stream().mapToInt(Forecast.Queue::due).sum();
        Text title = Text.of("operations.sending", "count", due);
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        elements.add(new Element.Facts(queues.stream()
                .map(queue -> new Element.Fact(Text.words(name(queue)), line(queue, now)))
                .toList()));
        elements.add(new Element.Note(Text.of("operations.sending-note")));
        elements.add(Element.Buttons.of(look("operations.look-again")));
        return new Card(title, elements);
    }

    static Card begun(Forecast.Queue queue, Instant now) {
        Text begun = Text.of(
                "operations.big-send", "workspace", name(queue), "count", queue.due(), "takes", takes(queue.takes()));
        return Card.of(
                begun,
                new Element.Paragraph(begun),
                new Element.Note(Text.of("operations.big-send-note", "at", now.plus(queue.takes()))),
                Element.Buttons.of(look("operations.how-far")));
    }

    private static Text line(Forecast.Queue queue, Instant now) {
        if (queue.due() == 0) {
            return Text.of("operations.nothing-due", "later", queue.later());
        }
        Text waiting = queue.perMinute() == null
                ? Text.of("operations.waiting", "count", queue.due())
                : Text.of(
                        "operations.waiting-at-pace",
                        "count",
                        queue.due(),
                        "takes",
                        takes(queue.takes()),
                        "pace",
                        queue.perMinute(),
                        "at",
                        now.plus(queue.takes()));
        return queue.silentUntil() == null
                ? waiting
                : Text.of("operations.waiting-silently", "waiting", waiting, "until", queue.silentUntil());
    }

    /** Said roughly: whoever reads it should not come back for the minute. */
    private static Text takes(Duration takes) {
        long minutes = (takes.toSeconds() + 59) / 60;
        if (takes.compareTo(HOURS_FROM) >= 0) {
            return Text.of("operations.about-hours", "hours", (minutes + 59) / 60);
        }
        return Text.of(
                "operations.about-minutes", "minutes", minutes <= 10 ? Math.max(1, minutes) : (minutes + 4) / 5 * 5);
    }

    private static Button look(String label) {
        return Button.doing(Text.of(label), Button.Action.of(SendingFlow.LOOK));
    }

    private static String name(Forecast.Queue queue) {
        return queue.ref().platform() + ":" + queue.ref().id();
    }
}
