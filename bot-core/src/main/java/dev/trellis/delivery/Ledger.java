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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what happens to claimed messages. Whoever comes first writes for all who have come meanwhile, in one transaction, so a thousand
 * messages that are being sent at once cost the database a few commits.
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
    private final ReentrantLock writing = new ReentrantLock();

    Ledger(TransactionOperations<Connection> transactions, Claims claims) {
        this.transactions = transactions;
        this.claims = claims;
    }

    /**
     * @return false if the claim is not ours any more: then nothing may be sent
     * @throws RuntimeException when that could not be written: then nothing may be sent either
     */
    boolean sending(Ready ready) {
        Entry entry = new Entry(ready, null);
        write(entry);
        if (entry.failure != null) {
            throw entry.failure;
        }
        return entry.ours;
    }

    /** Writes what became of it. */
    void record(Ready ready, Verdict verdict) {
        long deadline = System.nanoTime() + Claims.LEASE.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            Entry entry = new Entry(ready, verdict);
            write(entry);
            if (entry.failure == null) {
                return;
            }
            if (System.nanoTime() + pause.toNanos() > deadline) {
                LOG.warn(
                        "what became of message {} could not be written; it is in doubt now",
                        ready.row().id(),
                        Wordless.of(entry.failure));
                return;
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

    private void write(Entry entry) {
        entries.add(entry);
        writing.lock();
        try {
            while (!entry.done) {
                writeSome();
            }
        } finally {
            writing.unlock();
        }
    }

    private void writeSome() {
        List<Entry> some = new ArrayList<>();
        for (Entry next = entries.poll(); next != null; next = some.size() < AT_ONCE ? entries.poll() : null) {
            some.add(next);
        }
        RuntimeException failure = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            failure = tried(some);
            if (failure == null) {
                break;
            }
        }
        for (Entry entry : some) {
            entry.failure = failure;
            entry.done = true;
        }
    }

    private @Nullable RuntimeException tried(List<Entry> some) {
        try {
            transactions.executeWrite(status -> {
                write(some);
                return some;
            });
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private void write(List<Entry> some) {
        Map<String, List<Entry>> sending = new HashMap<>();
        Map<String, Map<OutboxRow, Verdict>> verdicts = new HashMap<>();
        for (Entry entry : some) {
            String token = entry.ready.token();
            if (entry.verdict == null) {
                sending.computeIfAbsent(token, each -> new ArrayList<>()).add(entry);
            } else {
                verdicts.computeIfAbsent(token, each -> new HashMap<>()).put(entry.ready.row(), entry.verdict);
            }
        }
        sending.forEach((token, theirs) -> {
            Set<Long> ours = claims.sending(
                    token, theirs.stream().map(entry -> entry.ready.row().id()).toList());
            theirs.forEach(entry -> entry.ours = ours.contains(entry.ready.row().id()));
        });
        verdicts.forEach(claims::record);
    }

    /** Something to be written, and what came of it; seen by others only under the lock. */
    private static final class Entry {
        private final Ready ready;
        private final @Nullable Verdict verdict;
        private boolean done;
        private boolean ours;
        private @Nullable RuntimeException failure;

        Entry(Ready ready, @Nullable Verdict verdict) {
            this.ready = ready;
            this.verdict = verdict;
        }
    }
}
