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
                .map(queue -> new Element.Fact(name(queue), line(queue, now)))
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
                new Element.Note(Text.of("operations.big-send-note", "at", queue.over(now))),
                Element.Buttons.of(look("operations.how-far")));
    }

    private static Text line(Forecast.Queue queue, Instant now) {
        if (queue.due() == 0) {
            return Text.of("operations.nothing-due", "later", queue.later());
        }
        Text takes = takes(queue.takes());
        return queue.silentUntil() == null
                ? Text.of("operations.waiting", "count", queue.due(), "takes", takes, "at", queue.over(now))
                : Text.of(
                        "operations.waiting-silently",
                        "count",
                        queue.due(),
                        "until",
                        queue.silentUntil(),
                        "takes",
                        takes);
    }

    /** Said roughly: whoever reads it should not come back for the minute. */
    private static Text takes(Duration takes) {
        long minutes = (takes.toSeconds() + 59) / 60;
        return takes.compareTo(HOURS_FROM) < 0
                ? Text.of(
                        "operations.about-minutes",
                        "minutes",
                        minutes <= 10 ? Math.max(1, minutes) : (minutes + 4) / 5 * 5)
                : Text.of("operations.about-hours", "hours", (minutes + 30) / 60);
    }

    private static Button look(String label) {
        return Button.doing(Text.of(label), Button.Action.of(SendingFlow.LOOK));
    }

    private static Text name(Forecast.Queue queue) {
        String chat = "link.chat." + queue.ref().platform();
        return Text.of(
                "operations.workspace",
                "chat",
                Text.exists(chat) ? Text.of(chat) : Text.words(queue.ref().platform()),
                "id",
                queue.ref().id());
    }
}
