package dev.trellis.conversation;

import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Takes each event in once, and answers in time, be it that there is too much to do. */
@Singleton
class Engine implements Conversation {
    private final Router router;
    private final GroupCommit commits;
    private final Clock clock;
    private final Duration patience;
    private final Counter busy;

    Engine(
            Router router,
            GroupCommit commits,
            Clock clock,
            @Value("${trellis.conversation.patience:2s}") Duration patience,
            MeterRegistry meters) {
        this.router = router;
        this.commits = commits;
        this.clock = clock;
        this.patience = patience;
        this.busy = Counter.builder("trellis.conversation.busy")
                .description("Events that could not be taken in in time; nothing was kept of them")
                .register(meters);
    }

    @Override
    public Answer receive(Inbound inbound, Deadline deadline) {
        if (inbound.sender().outsider()) {
            return Outsiders.answer(inbound, clock.getZone());
        }
        Duration left = deadline.left().minus(Waiting.COMMIT);
        Waiting event = new Waiting(inbound, left.compareTo(patience) < 0 ? left : patience);
        if (!router.isTogether(inbound.event())) {
            commits.alone(event);
        } else if (!commits.share(event)) {
            return busy(inbound);
        }
        return event.await().orElseGet(() -> busy(inbound));
    }

    private Answer busy(Inbound inbound) {
        busy.increment();
        Voice voice = new Voice(Language.ofTag(inbound.sender().languageTag()), clock.getZone());
        return new Answer(Reply.say(Text.of("talk.busy")), voice, false);
    }
}
