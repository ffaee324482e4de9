package dev.trellis.conversation;

import dev.trellis.Wordless;
import dev.trellis.delivery.Doorbell;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes events into the database. Taps that are answered together share transactions: while one is under way, what arrives
 * queues up, and is the next transaction; nobody waits for company. Everything else has a transaction of its own, a few at a time.
 *
 * <p>When a shared transaction fails, all of it is undone and each of its taps is taken in again by itself, so that what is wrong with one
 * is answered to that one only. When somebody gave up meanwhile, it is run again without them.
 *
 * <p>Nothing begins that would not be kept: whoever has less time left than transactions take {@link Lately lately} is told at once that
 * there is too much to do. Where more comes than the machine can do, it does what it can, and refuses the rest.
 */
@Singleton
class GroupCommit {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    /** One writes while the other one's commit reaches the disk; the second only for many, because few are better off together. */
    private static final int SHARED = 2;

    private static final int MANY = 32;
    private static final int MOST_TOGETHER = 64;
    /** Beyond that no answer would come in time, whatever the machine. */
    private static final int MOST_QUEUED = 4_000;
    /** Fewer than the pool has connections: sweeps and deliveries need some, too. */
    private static final int ALONE = 12;

    private static final int ATTEMPTS = 4;
    /** Deadlock, lock wait time-out, duplicate key. */
    private static final Set<Integer> RETRIED = Set.of(1213, 1205, 1062);

    private final TransactionOperations<Connection> transactions;
    private final Intake intake;
    private final Doorbell doorbell;
    private final Clock clock;
    private final DistributionSummary together;
    private final Timer queued;
    private final Lately jointly = new Lately();
    private final Lately singly = new Lately();
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger length = new AtomicInteger();
    private final Semaphore shared = new Semaphore(SHARED);
    private final Semaphore alone = new Semaphore(ALONE, true);

    GroupCommit(
            TransactionOperations<Connection> transactions,
            Intake intake,
            Doorbell doorbell,
            Clock clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.intake = intake;
        this.doorbell = doorbell;
        this.clock = clock;
        this.together = DistributionSummary.builder("trellis.conversation.together")
                .description("Taps that were taken in by one transaction")
                .register(meters);
        this.queued = Timer.builder("trellis.conversation.queued")
                .description("How long events waited before they were taken in")
                .register(meters);
    }

    /** Takes it in with others. False when there are too many already. */
    boolean share(Waiting event) {
        if (length.incrementAndGet() > MOST_QUEUED) {
            length.decrementAndGet();
            return false;
        }
        queue.add(event);
        open();
        return true;
    }

    /** Takes it in by itself. */
    void alone(Waiting event) {
        Thread.ofVirtual().name("conversation-alone").start(() -> {
            if (!isItsTurn(event)) {
                event.refuse();
                return;
            }
            try {
                queued.record(System.nanoTime() - event.began(), TimeUnit.NANOSECONDS);
                takeAlone(event);
            } finally {
                alone.release();
            }
        });
    }

    private boolean isItsTurn(Waiting event) {
        long spare = event.spare(singly.needed());
        try {
            return spare > 0 && alone.tryAcquire(spare, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How many taps are to be taken in together. */
    int waiting() {
        return length.get();
    }

    private void open() {
        boolean due = !queue.isEmpty() && (shared.availablePermits() == SHARED || length.get() >= MANY);
        if (due && shared.tryAcquire()) {
            Thread.ofVirtual().name("conversation-shared").start(this::drive);
        }
    }

    private void drive() {
        try {
            for (List<Waiting> group = next(); !group.isEmpty(); group = next()) {
                takeTogether(group);
            }
        } finally {
            shared.release();
            // What came between the last look and the release has found every turn taken.
            open();
        }
    }

    private List<Waiting> next() {
        List<Waiting> group = new ArrayList<>();
        long needed = jointly.needed();
        while (group.size() < MOST_TOGETHER) {
            Waiting event = queue.poll();
            if (event == null) {
                break;
            }
            length.decrementAndGet();
            if (isInTime(event, needed)) {
                queued.record(System.nanoTime() - event.began(), TimeUnit.NANOSECONDS);
                group.add(event);
            }
        }
        return group;
    }

    private static boolean isInTime(Waiting event, long needed) {
        boolean inTime = event.spare(needed) > 0;
        if (!inTime) {
            event.refuse();
        }
        return inTime;
    }

    private void takeTogether(List<Waiting> all) {
        List<Waiting> group = all;
        while (!group.isEmpty()) {
            List<@Nullable Answer> answers;
            try {
                answers = committed(group);
            } catch (GivenUp e) {
                group.forEach(Waiting::notCommitted);
                // Whoever gave up has no time left.
                long needed = jointly.needed();
                group = group.stream().filter(event -> isInTime(event, needed)).toList();
                continue;
            } catch (RuntimeException e) {
                LOG.debug("{} taps are taken in again, each by itself", group.size(), Wordless.of(e));
                group.forEach(Waiting::notCommitted);
                group.forEach(this::alone);
                return;
            }
            answer(group, answers);
            return;
        }
    }

    private List<@Nullable Answer> committed(List<Waiting> group) {
        together.record(group.size());
        return jointly.timed(() -> transactions.executeWrite(status -> {
            List<@Nullable Answer> all =
                    intake.takeTogether(group.stream().map(Waiting::inbound).toList());
            for (int i = 0; i < group.size(); i++) {
                if (all.get(i) != null && !group.get(i).mayCommit()) {
                    throw new GivenUp();
                }
            }
            return all;
        }));
    }

    private void answer(List<Waiting> group, List<@Nullable Answer> answers) {
        doorbell.ring();
        for (int i = 0; i < group.size(); i++) {
            Answer answer = answers.get(i);
            if (answer == null) {
                alone(group.get(i));
            } else {
                group.get(i).answered(answer);
            }
        }
    }

    private void takeAlone(Waiting event) {
        for (int attempt = 1; !event.isGivenUp(); attempt++) {
            try {
                Answer answer = committed(event);
                doorbell.ring();
                event.answered(answer);
                return;
            } catch (GivenUp e) {
                event.refuse();
                return;
            } catch (RuntimeException e) {
                event.notCommitted();
                if (attempt >= ATTEMPTS || !isTransient(e)) {
                    event.answered(accident(event.inbound(), e));
                    return;
                }
            }
        }
    }

    private Answer committed(Waiting event) {
        return singly.timed(() -> transactions.executeWrite(status -> {
            Answer taken = intake.take(event.inbound());
            if (!event.mayCommit()) {
                throw new GivenUp();
            }
            return taken;
        }));
    }

    private Answer accident(Inbound inbound, RuntimeException e) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error(
                "accident {} while taking in a {} from {}",
                reference,
                inbound.event().getClass().getSimpleName(),
                inbound.workspace().platform(),
                Wordless.of(e));
        Voice voice = new Voice(Language.ofTag(inbound.sender().languageTag()), clock.getZone());
        return new Answer(Reply.say(Text.of("talk.accident", "reference", reference)), voice, false);
    }

    /**
     * Deadlocks, lock waits, lost connections, and rows that somebody else wrote at the same moment (the same event on another node, two
     * first words of one new person): the same transaction may succeed at once. Where a connection was lost while it committed, the event's
     * key tells whether it did.
     */
    private static boolean isTransient(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || (cause instanceof SQLException sql && RETRIED.contains(sql.getErrorCode()))) {
                return true;
            }
        }
        return false;
    }

    /** Whoever waited for the answer does no longer: nothing may be kept. */
    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GivenUp() {
            super("given up", null, false, false);
        }
    }
}
