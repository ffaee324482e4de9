package dev.trellis.planning;

import dev.trellis.Wordless;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Like {@link Batches}, for rows that are handled by rules of ours, which may fail for one of them.
 *
 * <p>Guarantee: a row that cannot be handled does not keep others from it. A batch that fails is gone through once more row by row, each
 * in its own transaction. The row that fails is named in the log, counted in {@code trellis.sweep.refused}, and passed over by this node
 * for {@link #PASSED_OVER}; then it is tried again. A database that is away, and a deadlock, are no row's fault: they end the look.
 */
@Singleton
public class DueBatches {
    static final Duration PASSED_OVER = Duration.ofMinutes(10);
    /** More than these are no accidents of single rows: then the sweep itself is broken, and says so. */
    static final int MOST_PASSED_OVER = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(DueBatches.class);
    private static final ExecutorService BESIDE = Executors.newVirtualThreadPerTaskExecutor();

    private final TransactionOperations<Connection> transactions;
    private final Clock clock;
    private final MeterRegistry meters;
    /** By sweep: until when which rows are passed over. */
    private final Map<String, Map<Long, Instant>> refused = new ConcurrentHashMap<>();

    DueBatches(TransactionOperations<Connection> transactions, Clock clock, MeterRegistry meters) {
        this.transactions = transactions;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * @param sweep for the log and the count
     * @param size the most rows that one transaction handles
     * @return how many rows were handled in all
     */
    public <R> int run(String sweep, int size, DueRows<R> rows) {
        Map<Long, Instant> passedOver = refused.computeIfAbsent(sweep, name -> new ConcurrentHashMap<>());
        int first = one(sweep, size, rows, passedOver);
        if (first < size) {
            return first;
        }
        // There are many: while the database works for one batch, the next one is thought about.
        Future<Integer> others = BESIDE.submit(() -> all(sweep, size, rows, passedOver));
        int handled = first;
        try {
            handled += all(sweep, size, rows, passedOver);
        } finally {
            handled += ended(others);
        }
        return handled;
    }

    private <R> int all(String sweep, int size, DueRows<R> rows, Map<Long, Instant> passedOver) {
        int handled = 0;
        int last;
        do {
            last = one(sweep, size, rows, passedOver);
            handled += last;
        } while (last >= size);
        return handled;
    }

    private static int ended(Future<Integer> others) {
        try {
            return others.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException accident) {
                throw accident;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rows were being handled", e);
        }
    }

    private <R> int one(String sweep, int size, DueRows<R> rows, Map<Long, Instant> passedOver) {
        Set<Long> not = stillPassedOver(passedOver);
        try {
            return transactions.executeWrite(status -> batch(rows, size, not));
        } catch (RuntimeException e) {
            if (isNoRowsFault(e)) {
                throw e;
            }
            return rowByRow(sweep, size, rows, passedOver);
        }
    }

    private <R> int batch(DueRows<R> rows, int size, Set<Long> not) {
        Instant now = clock.instant();
        List<R> claimed = claim(rows, size, not, now);
        if (!claimed.isEmpty()) {
            rows.handle(claimed, now);
        }
        return claimed.size();
    }

    private static <R> List<R> claim(DueRows<R> rows, int size, Set<Long> not, Instant now) {
        return rows.claim(now, size + not.size()).stream()
                .filter(row -> !not.contains(rows.id(row)))
                .limit(size)
                .toList();
    }

    private <R> int rowByRow(String sweep, int size, DueRows<R> rows, Map<Long, Instant> passedOver) {
        for (int done = 0; done < size; done++) {
            One<R> one = new One<>(rows);
            try {
                if (!transactions.executeWrite(status -> one.handle(clock.instant(), stillPassedOver(passedOver)))) {
                    return done;
                }
            } catch (RuntimeException e) {
                Long id = one.id;
                if (id == null || isNoRowsFault(e) || passedOver.size() >= MOST_PASSED_OVER) {
                    throw e;
                }
                // The other thread may have come upon it, too, before it was known.
                if (passedOver.put(id, clock.instant().plus(PASSED_OVER)) == null) {
                    meters.counter("trellis.sweep.refused", "sweep", sweep).increment();
                    LOG.warn(
                            "sweep {}: row {} cannot be handled; the others are, and it is tried again in {} minutes",
                            sweep,
                            id,
                            PASSED_OVER.toMinutes(),
                            Wordless.of(e));
                }
            }
        }
        return size;
    }

    private Set<Long> stillPassedOver(Map<Long, Instant> passedOver) {
        if (passedOver.isEmpty()) {
            return Set.of();
        }
        Instant now = clock.instant();
        passedOver.values().removeIf(until -> !until.isAfter(now));
        return Set.copyOf(passedOver.keySet());
    }

    /** Connections lost, locks not got, deadlocks: whatever was at hand, it would have been the same. */
    private static boolean isNoRowsFault(@Nullable Throwable accident) {
        for (Throwable cause = accident; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLException lost
                            && lost.getSQLState() != null
                            && lost.getSQLState().startsWith("08")) {
                return true;
            }
        }
        return false;
    }

    /** The next row, and which one it was. */
    private static final class One<R> {
        private final DueRows<R> rows;
        private @Nullable Long id;

        One(DueRows<R> rows) {
            this.rows = rows;
        }

        boolean handle(Instant now, Set<Long> not) {
            List<R> claimed = claim(rows, 1, not, now);
            if (claimed.isEmpty()) {
                return false;
            }
            id = rows.id(claimed.getFirst());
            rows.handle(claimed, now);
            return true;
        }
    }
}
