package dev.trellis.settings;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.planning.DueBatches;
import dev.trellis.planning.DueRows;
import dev.trellis.planning.Sweep;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Ends dated pauses (E9: automatic resume) and says so once. */
@Singleton
class PausesOver implements Sweep, DueRows<Person> {
    private static final int BATCH = 200;

    private final DueBatches batches;
    private final People people;
    private final Outbox outbox;

    PausesOver(DueBatches batches, People people, Outbox outbox) {
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
        return batches.run(name(), BATCH, this);
    }

    @Override
    public List<Person> claim(Instant now, int limit) {
        return people.pausesOver(now, limit);
    }

    @Override
    public long id(Person person) {
        return person.id();
    }

    @Override
    public void handle(List<Person> due, Instant now) {
        due.forEach(person -> resume(person, now));
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
