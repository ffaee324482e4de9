package dev.trellis.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.delivery.Courier;
import dev.trellis.delivery.Doorbell;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class CourierLoopTest {
    private final Doorbell doorbell = new Doorbell();
    private final AtomicInteger deliveries = new AtomicInteger();

    @Test
    void deliversOnARingAndOtherwiseOnceASecond() throws InterruptedException {
        CourierLoop loop = new CourierLoop(looking(deliveries::incrementAndGet), doorbell);
        loop.start();
        try {
            Await.until("a look by itself", () -> deliveries.get() >= 2);
            long before = System.nanoTime();
            for (int ring = 0; ring < 20; ring++) {
                int seen = deliveries.get();
                doorbell.ring();
                Await.until("a look at a ring", () -> deliveries.get() > seen);
            }
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before))
                    .isLessThan(10);
        } finally {
            loop.stop();
        }
    }

    @Test
    void aFailureEndsOneAttemptAndNotTheLoop() throws InterruptedException {
        CourierLoop loop = new CourierLoop(
                looking(() -> {
                    if (deliveries.incrementAndGet() < 3) {
                        throw new IllegalStateException("the database is away, as planned");
                    }
                    return 0;
                }),
                doorbell);
        loop.start();
        try {
            Await.until("a third attempt", () -> deliveries.get() >= 3);
            assertThat(loop.running()).isTrue();
        } finally {
            loop.stop();
        }
    }

    @Test
    void neverDeliversTwiceAtOnce() throws InterruptedException {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicBoolean overlapped = new AtomicBoolean();
        CourierLoop loop = new CourierLoop(
                looking(() -> {
                    overlapped.compareAndSet(false, atOnce.incrementAndGet() > 1);
                    Thread.yield();
                    atOnce.decrementAndGet();
                    return deliveries.incrementAndGet();
                }),
                doorbell);
        loop.start();
        for (int i = 0; i < 200; i++) {
            doorbell.ring();
            loop.deliverNow();
        }
        loop.stop();

        assertThat(overlapped).isFalse();
    }

    @Test
    void stoppingWaitsForWhatIsInHandAndTakesNoMore() throws InterruptedException {
        CountDownLatch answer = new CountDownLatch(1);
        AtomicBoolean settled = new AtomicBoolean();
        CourierLoop loop = new CourierLoop(
                new CourierLoop.Delivery() {
                    @Override
                    public Courier.Look look() {
                        deliveries.incrementAndGet();
                        return new Courier.Look(1, Duration.ofSeconds(1));
                    }

                    @Override
                    public int all(BooleanSupplier goOn) {
                        throw new AssertionError("nobody asked");
                    }

                    @Override
                    public void finish() {
                        awaitQuietly(answer);
                        settled.set(true);
                    }
                },
                doorbell);
        loop.start();
        Await.until("a look", () -> deliveries.get() > 0);

        Thread stop = Thread.ofVirtual().start(loop::stop);
        Await.until("the stop waits", () -> stop.getState() == Thread.State.WAITING && deliveries.get() > 0);
        assertThat(settled).isFalse();
        answer.countDown();
        stop.join();

        assertThat(settled).isTrue();
        assertThat(loop.running()).isFalse();
        int looks = deliveries.get();
        doorbell.ring();
        assertThat(deliveries).hasValue(looks);
    }

    /** Looks by this, and delivers at once what it finds. */
    static CourierLoop.Delivery looking(IntSupplier look) {
        return new CourierLoop.Delivery() {
            @Override
            public Courier.Look look() {
                return new Courier.Look(look.getAsInt(), Duration.ofSeconds(1));
            }

            @Override
            public int all(BooleanSupplier goOn) {
                return look.getAsInt();
            }

            @Override
            public void finish() {
                // Nothing is in hand.
            }
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("a message in hand was interrupted", e);
        }
    }
}
