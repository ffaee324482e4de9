package dev.trellis.scheduler;

import dev.trellis.Wordless;
import dev.trellis.delivery.Courier;
import dev.trellis.delivery.Doorbell;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the courier deliver what is due: on a ring of the doorbell, and once a second for what became due by itself or was written by
 * another node.
 *
 * <p>Guarantees: never two deliveries at once in this JVM (nodes share the work through claims); a failure, such as a database that is
 * away, ends one attempt and not the loop; {@link #stop} returns when the messages that were claimed are settled.
 */
@Singleton
public class CourierLoop {
    private static final Logger LOG = LoggerFactory.getLogger(CourierLoop.class);
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(1);

    private final Delivery delivery;

    private final ReentrantLock delivering = new ReentrantLock();
    private final Semaphore rings = new Semaphore(0);
    private volatile boolean stopping;
    private @Nullable Thread thread;
    private boolean failing;

    @Inject
    CourierLoop(Courier courier, Doorbell doorbell) {
        this(
                new Delivery() {
                    @Override
                    public Courier.Look look() {
                        return courier.look();
                    }

                    @Override
                    public int all(BooleanSupplier goOn) {
                        return courier.deliverDue(goOn);
                    }

                    @Override
                    public void finish() {
                        courier.finish();
                    }
                },
                doorbell);
    }

    /** The courier, as this loop knows it. */
    interface Delivery {
        /** Takes what is due and returns while it is being delivered. */
        Courier.Look look();

        /** Delivers everything that is due and returns when it is done. */
        int all(BooleanSupplier goOn);

        /** Returns when nothing is in hand. */
        void finish();
    }

    CourierLoop(Delivery delivery, Doorbell doorbell) {
        this.delivery = delivery;
        doorbell.listen(rings::release);
    }

    /** Starts the loop. Starting twice does nothing more. */
    public synchronized void start() {
        if (thread == null) {
            stopping = false;
            thread = Thread.ofVirtual().name("courier").start(this::loop);
        }
    }

    /**
     * Takes no further messages, waits for those in hand and ends the loop. No message is interrupted: one that was would be in doubt.
     * Platforms answer or time out within seconds, so this ends.
     */
    @PreDestroy
    public synchronized void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        stopping = true;
        rings.release();
        try {
            running.join();
            thread = null;
            delivery.finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public synchronized boolean running() {
        return thread != null && thread.isAlive();
    }

    /**
     * Delivers everything that is due now on the caller's thread, after a delivery that is under way.
     *
     * @return how many messages were looked at
     */
    int deliverNow() {
        delivering.lock();
        try {
            return delivery.all(() -> !stopping);
        } finally {
            delivering.unlock();
        }
    }

    private void loop() {
        while (!stopping) {
            awaitRing(look());
        }
    }

    /** @return how long nothing will be due by itself */
    private Duration look() {
        try {
            Courier.Look look;
            delivering.lock();
            try {
                look = delivery.look();
            } finally {
                delivering.unlock();
            }
            if (failing) {
                LOG.info("messages are delivered again");
            }
            failing = false;
            return look.again();
        } catch (RuntimeException e) {
            // Once, not every second: a database that is away for an hour would fill the log.
            if (!failing) {
                LOG.warn("messages cannot be delivered at the moment", Wordless.of(e));
            }
            failing = true;
            return AT_LEAST_EVERY;
        }
    }

    private void awaitRing(Duration longest) {
        Duration wait = longest.compareTo(AT_LEAST_EVERY) < 0 ? longest : AT_LEAST_EVERY;
        try {
            boolean rung = rings.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
            if (rung) {
                // Rings that came meanwhile are answered by the same look.
                rings.drainPermits();
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
