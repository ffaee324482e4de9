package dev.trellis.conversation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Until when a platform waits for the answer to what it brought. Everything on the way to the answer shares this time: questions to the
 * platform before the event is taken in, the engine, and what is shown afterwards. Runs on the machine's monotonic time, from the moment it
 * is made.
 */
public final class Deadline {
    /** Longer than anything here takes, and no danger to sums of nanoseconds. */
    private static final Duration EVER = Duration.ofDays(1_000);

    private static final Executor VIRTUAL =
            task -> Thread.ofVirtual().name("meanwhile").start(task);

    private final long began;
    private final long nanos;

    private Deadline(long began, long nanos) {
        this.began = began;
        this.nanos = nanos;
    }

    /** Begins now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime(), time.toNanos());
    }

    /** Nobody waits, or as long as it takes. */
    public static Deadline none() {
        return in(EVER);
    }

    /** In the middle between the beginning and the end: until then there may be questions; the rest is for what was asked for. */
    public Deadline halfway() {
        return new Deadline(began, nanos / 2);
    }

    /** What is left; not below zero. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - (System.nanoTime() - began)));
    }

    /**
     * What the task gives, or {@code late} where it takes longer than what is left; the task then goes on alone. Where nothing is left it
     * begins alone.
     */
    public <T> T orElse(T late, Supplier<T> task) {
        // A copy is late, and not the task: one that is completed before it begins never runs.
        return CompletableFuture.supplyAsync(task, VIRTUAL)
                .copy()
                .completeOnTimeout(late, left().toNanos(), TimeUnit.NANOSECONDS)
                .join();
    }
}
