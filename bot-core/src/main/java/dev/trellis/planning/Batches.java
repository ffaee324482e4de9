package dev.trellis.planning;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.function.ToIntFunction;

/** The loop of every sweep: batch after batch, each in its own transaction, until one is not full any more. */
@Singleton
public class Batches {
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    Batches(TransactionOperations<Connection> transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param size the most rows that one batch claims
     * @param batch claims and handles rows that are due at the time it is given; says how many
     * @return how many rows were handled in all
     */
    public int run(int size, ToIntFunction<Instant> batch) {
        int handled = 0;
        int last;
        do {
            last = transactions.executeWrite(status -> batch.applyAsInt(clock.instant()));
            handled += last;
        } while (last >= size);
        return handled;
    }
}
