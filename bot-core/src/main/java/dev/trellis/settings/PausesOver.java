package dev.trellis.settings;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.planning.Batches;
import dev.trellis.planning.Sweep;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** Ends dated pauses (E9: automatic resume) and says so once. */
@Singleton
class PausesOver implements Sweep {
    private static final int BATCH = 200;

    private final Batches batches;
    private final People people;
    private final Outbox outbox;

    PausesOver(Batches batches, People people, Outbox outbox) {
        this.batches = batches;
        this.people = people;
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "pauses-over";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int sweep() {
        return batches.run(BATCH, now -> {
            var due = people.pausesOver(now, BATCH);
            due.forEach(row -> resume(row, now));
            return due.size();
        });
    }

    private void resume(Person person, Instant now) {
        people.pause(person.id(), person.organizationId(), null, null);
        outbox.write(
                person.organizationId(),
                Intent.toPerson(
                                person.id(),
                                "resumed:" + person.id() + ":" + now.getEpochSecond(),
                                "pause.over",
                                Urgency.ROUTINE,
                                Card.of(Text.of("pause.over")))
                        .expiring(now.plus(Duration.ofDays(2))));
    }
}
