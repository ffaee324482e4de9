package dev.trellis.conversation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An event, from the moment somebody waits for its answer. Either it is committed or the one who waits gives up, never both: whoever
 * commits asks {@link #mayCommit()} first, and then the one who waits no longer gives up but for a commit that takes too long; if that one
 * fails, nobody takes the event in again.
 */
final class Waiting {
    /** How much longer than promised is waited for a commit that has begun. */
    static final Duration COMMIT = Duration.ofMillis(400);

    private final Inbound inbound;
    private final long began = System.nanoTime();
    private final long patience;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.OPEN);
    private final CompletableFuture<Optional<Answer>> answer = new CompletableFuture<>();

    Waiting(Inbound inbound, Duration patience) {
        this.inbound = inbound;
        this.patience = patience.toNanos();
    }

    private enum Stage {
        OPEN,
        COMMITTING,
        GIVEN_UP
    }

    Inbound inbound() {
        return inbound;
    }

    /** Since when it waits, in nanoseconds of {@link System#nanoTime()}. */
    long began() {
        return began;
    }

    private long left() {
        return patience - (System.nanoTime() - began);
    }

    /**
     * How long it may still wait before a transaction that takes this long has to begin; both in nanoseconds, not positive when it is too late.
     * However long transactions take: who has only just come is worth a try, or nobody would ever find out that they have become shorter.
     */
    long spare(long transaction) {
        return left() - Math.min(transaction, patience / 4 * 3);
    }

    /**
     * Empty when there was none in time: nothing is kept then, but for a commit that had begun in time, took more than {@link #COMMIT}
     * longer, and succeeded.
     */
    Optional<Answer> await() {
        Optional<Answer> given = await(left());
        if (given.isPresent() || stage.compareAndSet(Stage.OPEN, Stage.GIVEN_UP)) {
            return given;
        }
        given = await(COMMIT.toNanos());
        if (given.isEmpty()) {
            // While it commits, too: if that fails, the event must not be taken in again, for the person is told that
            // nothing was kept.
            stage.set(Stage.GIVEN_UP);
            return answer.getNow(given);
        }
        return given;
    }

    private Optional<Answer> await(long nanos) {
        return answer.copy()
                .completeOnTimeout(Optional.empty(), Math.max(0, nanos), TimeUnit.NANOSECONDS)
                .join();
    }

    boolean isGivenUp() {
        return stage.get() == Stage.GIVEN_UP;
    }

    /** From now on it is committed, or {@link #notCommitted()}. False when nobody waits any longer. */
    boolean mayCommit() {
        return left() > 0 && stage.compareAndSet(Stage.OPEN, Stage.COMMITTING);
    }

    /** The transaction was undone; it may be taken in again, while somebody waits. */
    void notCommitted() {
        stage.compareAndSet(Stage.COMMITTING, Stage.OPEN);
    }

    void answered(Answer given) {
        answer.complete(Optional.of(given));
    }

    /** There will be no answer in time: whoever waits is told so now. */
    void refuse() {
        if (stage.compareAndSet(Stage.OPEN, Stage.GIVEN_UP)) {
            answer.complete(Optional.empty());
        }
    }
}
