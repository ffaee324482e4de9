package dev.trellis.slack.inbound;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Does what talks to Slack while a request of Slack waits: mostly quick, so the request waits for it a while, but an ack is never late
 * because Slack is slow.
 */
final class Meanwhile {
    /** Together with the engine's transaction this stays below the 3 seconds that Slack waits for an ack. */
    static final Duration AT_MOST = Duration.ofMillis(1_800);

    private static final Executor VIRTUAL =
            task -> Thread.ofVirtual().name("slack-answer").start(task);

    private Meanwhile() {}

    /** The task goes on alone. */
    static void start(Runnable task) {
        VIRTUAL.execute(task);
    }

    /** What the task gives, or {@code late} if it takes longer; the task then goes on alone. */
    static <T> T orElse(T late, Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, VIRTUAL)
                .completeOnTimeout(late, AT_MOST.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
