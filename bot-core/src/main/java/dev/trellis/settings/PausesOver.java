package dev.trellis.settings;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.planning.Sweep;
import dev.trellis.text.Text;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Ends dated pauses (E9: automatic resume) and says so once. */
@Singleton
class PausesOver implements Sweep {
    private static final int BATCH = 200;

    private final TransactionOperations<Connection> transactions;
    private final People people;
    private final Outbox outbox;
    private final Clock clock;

    PausesOver(TransactionOperations<Connection> transactions, People people, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
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
        int handled = 0;
        int batch;
        do {
            batch = transactions.executeWrite(status -> {
                List<Person> over = people.pausesOver(clock.instant(), BATCH);
                over.forEach(this::resume);
                return over.size();
            });
            handled += batch;
        } while (batch == BATCH);
        return handled;
    }

    private void resume(Person person) {
        people.pause(person.id(), person.organizationId(), null, null);
        Instant now = clock.instant();
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
