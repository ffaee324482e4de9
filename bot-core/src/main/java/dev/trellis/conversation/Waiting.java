package dev.trellis.conversation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An event, from the moment somebody waits for its answer. Either it is committed or the one who waits gives up, never both: whoever
 * commits asks {@link #mayCommit()} first, and then the one who waits no longer gives up.
 */
final class Waiting {
    /** How much longer than promised is waited for a commit that has begun. */
    private static final Duration COMMIT = Duration.ofMillis(400);

    private final Inbound inbound;
    private final long began = System.nanoTime();
    private final long until;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.OPEN);
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    Waiting(Inbound inbound, Duration patience) {
        this.inbound = inbound;
        this.until = began + patience.toNanos();
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

    long left() {
        return until - System.nanoTime();
    }

    /** Empty when there was none in time: nothing is kept then, but for a commit that has begun and never ends. */
    Optional<Answer> await() {
        Optional<Answer> given = await(left());
        if (given.isPresent() || stage.compareAndSet(Stage.OPEN, Stage.GIVEN_UP)) {
            return given;
        }
        given = await(COMMIT.toNanos());
        stage.compareAndSet(Stage.OPEN, Stage.GIVEN_UP);
        return given;
    }

    private Optional<Answer> await(long nanos) {
        try {
            return Optional.ofNullable(answer.copy()
                    .completeOnTimeout(null, Math.max(0, nanos), TimeUnit.NANOSECONDS)
                    .join());
        } catch (java.util.concurrent.CompletionException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isGivenUp() {
        return stage.get() == Stage.GIVEN_UP;
    }

    /** From now on it is committed, or {@link #notCommitted()}. */
    boolean mayCommit() {
        return stage.compareAndSet(Stage.OPEN, Stage.COMMITTING);
    }

    /** The transaction was undone; it may be taken in again. */
    void notCommitted() {
        stage.compareAndSet(Stage.COMMITTING, Stage.OPEN);
    }

    void answered(Answer given) {
        answer.complete(given);
    }
}
