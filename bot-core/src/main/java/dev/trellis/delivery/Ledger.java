package dev.trellis.delivery;

import dev.trellis.Wordless;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what happens to claimed messages. While one transaction is under way, the next one gathers, so a thousand messages that are being
 * sent at once cost the database a few commits. One thread writes; if each wrote for those behind it, they would first have to wake up one
 * after the other to learn that they are done.
 *
 * <p>Guarantees: when {@link #sending} says yes, it is committed that the platform is about to be called, and the claim was still ours;
 * {@link #record} returns when the outcome is committed, or has become nobody's business, because the claim went to another worker. A
 * database that is away is waited for as long as a claim lasts: what was sent and not recorded is in doubt afterwards.
 */
@Singleton
class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int AT_ONCE = 1_000;
    /** A deadlock, with a tap that changes what is just being sent, is over at the second attempt. */
    private static final int ATTEMPTS = 3;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final TransactionOperations<Connection> transactions;
    private final Claims claims;
    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    Ledger(TransactionOperations<Connection> transactions, Claims claims) {
        this.transactions = transactions;
        this.claims = claims;
    }

    /**
     * @return false if the claim is not ours any more: then nothing may be sent
     * @throws RuntimeException when that could not be written: then nothing may be sent either
     */
    boolean sending(Ready ready) {
        return written(new Entry(ready, null));
    }

    /** Writes what became of it. */
    void record(Ready ready, Verdict verdict) {
        long deadline = System.nanoTime() + Claims.LEASE.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                written(new Entry(ready, verdict));
                return;
            } catch (RuntimeException e) {
                if (System.nanoTime() + pause.toNanos() > deadline) {
                    LOG.warn(
                            "what became of message {} could not be written; it is in doubt now",
                            ready.row().id(),
                            Wordless.of(e));
                    return;
                }
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            pause = pause.multipliedBy(2).compareTo(Duration.ofSeconds(2)) > 0
                    ? Duration.ofSeconds(2)
                    : pause.multipliedBy(2);
        }
    }

    /** Returns when it is committed. */
    private boolean written(Entry entry) {
        entries.add(entry);
        open();
        try {
            return entry.ours.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("not written", e.getCause());
        }
    }

    private void open() {
        if (!entries.isEmpty() && writing.compareAndSet(false, true)) {
            boolean started = false;
            try {
                Thread.ofVirtual().name("ledger").start(this::drive);
                started = true;
            } finally {
                if (!started) {
                    writing.set(false);
                }
            }
        }
    }

    private void drive() {
        try {
            for (List<Entry> some = next(); !some.isEmpty(); some = next()) {
                writeSome(some);
            }
        } finally {
            writing.set(false);
            // What came between the last look and this has found somebody writing.
            open();
        }
    }

    private List<Entry> next() {
        List<Entry> some = new ArrayList<>();
        for (Entry next = entries.poll(); next != null; next = some.size() < AT_ONCE ? entries.poll() : null) {
            some.add(next);
        }
        return some;
    }

    private void writeSome(List<Entry> some) {
        RuntimeException failure = new IllegalStateException("the writer died");
        try {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                try {
                    Set<Ready> ours = transactions.executeWrite(status -> write(some));
                    some.forEach(entry -> entry.ours.complete(ours.contains(entry.ready)));
                    return;
                } catch (RuntimeException e) {
                    failure = e;
                }
            }
        } finally {
            for (Entry entry : some) {
                entry.ours.completeExceptionally(failure);
            }
        }
    }

    /** Of those that are to be sent, the ones that still may be. */
    private Set<Ready> write(List<Entry> some) {
        List<Ready> sending = new ArrayList<>();
        Map<Ready, Verdict> verdicts = new HashMap<>();
        for (Entry entry : some) {
            if (entry.verdict == null) {
                sending.add(entry.ready);
            } else {
                verdicts.put(entry.ready, entry.verdict);
            }
        }
        if (!verdicts.isEmpty()) {
            claims.record(verdicts);
        }
        return sending.isEmpty() ? Set.of() : claims.sending(sending);
    }

    /** Something to be written, and whether the claim was still ours. */
    private static final class Entry {
        private final Ready ready;
        private final @Nullable Verdict verdict;
        private final CompletableFuture<Boolean> ours = new CompletableFuture<>();

        Entry(Ready ready, @Nullable Verdict verdict) {
            this.ready = ready;
            this.verdict = verdict;
        }
    }
}
