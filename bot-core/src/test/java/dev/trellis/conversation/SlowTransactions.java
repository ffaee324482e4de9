package dev.trellis.conversation;

import io.micronaut.transaction.TransactionCallback;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A database that takes its time over every transaction, whatever is in it, so that a test knows what the machine can do. */
final class SlowTransactions implements TransactionOperations<Connection> {
    private final TransactionOperations<Connection> real;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicReference<Runnable> commit = new AtomicReference<>(() -> {});
    private volatile Duration each = Duration.ZERO;

    @SuppressWarnings("unchecked")
    SlowTransactions(TransactionOperations<?> real) {
        this.real = (TransactionOperations<Connection>) real;
    }

    /** From now on. */
    void take(Duration time) {
        each = time;
    }

    /** What happens the next time that everything is written and asked, and only the commit is left. */
    void onNextCommit(Runnable what) {
        commit.set(what);
    }

    int underWay() {
        return underWay.get();
    }

    private void takeTime(Connection connection) throws SQLException {
        if (each.isPositive()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("do sleep(" + each.toMillis() / 1_000.0 + ")");
            }
        }
    }

    @Override
    public Connection getConnection() {
        return real.getConnection();
    }

    @Override
    public boolean hasConnection() {
        return real.hasConnection();
    }

    @Override
    public Optional<? extends TransactionStatus<?>> findTransactionStatus() {
        return real.findTransactionStatus();
    }

    @Override
    public <R> R execute(TransactionDefinition definition, TransactionCallback<Connection, R> callback) {
        underWay.incrementAndGet();
        try {
            return real.execute(definition, status -> {
                takeTime(status.getConnection());
                R done = callback.call(status);
                commit.getAndSet(() -> {}).run();
                return done;
            });
        } finally {
            underWay.decrementAndGet();
        }
    }
}
