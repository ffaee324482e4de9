package dev.trellis.faults;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How late this machine is with what takes no time: a node is asked again and again whether it lives, which needs no database. */
final class Lateness implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final AtomicLong most = new AtomicLong();
    private final Thread asking;
    private volatile boolean goOn = true;

    private Lateness(Node node) {
        asking = Thread.ofVirtual().name("lateness").start(() -> ask(node));
    }

    /** From now on. */
    static Lateness of(Node node) {
        return new Lateness(node);
    }

    private void ask(Node node) {
        try {
            while (goOn) {
                long began = System.nanoTime();
                node.status("/health/liveness");
                most.accumulateAndGet(System.nanoTime() - began, Math::max);
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The latest answer so far. */
    Duration most() {
        return Duration.ofNanos(most.get());
    }

    @Override
    public void close() throws InterruptedException {
        goOn = false;
        asking.join();
    }
}
