package dev.trellis.operations;

import dev.trellis.planning.Sweep;
import dev.trellis.storage.Sql;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;

/** Forgets what has done its service: keys of events that no platform repeats any more, messages that are long delivered. */
@Singleton
class Retention implements Sweep {
    /** Platforms repeat within minutes; a day covers their outages and ours. */
    private static final Duration EVENTS = Duration.ofDays(3);
    /** Long enough to change a message in place for as long as anybody can still tap it. */
    private static final Duration MESSAGES = Duration.ofDays(60);

    private static final int BATCH = 1000;

    private final TransactionOperations<Connection> transactions;
    private final Sql sql;
    private final Clock clock;

    Retention(TransactionOperations<Connection> transactions, Sql sql, Clock clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public int sweep() {
        int forgotten = 0;
        int batch;
        do {
            batch = transactions.executeWrite(status -> sql.update(
                            "delete from processed_event where received_at < ? limit " + BATCH,
                            clock.instant().minus(EVENTS))
                    + sql.update(
                            "delete from outbox where state = 'DELIVERED' and delivered_at < ? limit " + BATCH,
                            clock.instant().minus(MESSAGES))
                    + sql.update(
                            "delete from outbox where state = 'DROPPED' and due_at < ? limit " + BATCH,
                            clock.instant().minus(MESSAGES)));
            forgotten += batch;
        } while (batch >= BATCH);
        return forgotten;
    }
}
