package dev.trellis.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.trellis.planning.Sweep;
import dev.trellis.scheduler.Fakes.CountingSweep;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SweepLoopTest {
    private static final Duration SOON = Duration.ofMillis(5);

    private final List<SweepLoop> loops = new ArrayList<>();
    private final Semaphore turns = new Semaphore(2);

    @AfterEach
    void stop() throws InterruptedException {
        for (SweepLoop loop : loops) {
            loop.stop();
        }
    }

    @Test
    void theFirstLookIsAtOnceAndOthersFollow() throws InterruptedException {
        AtomicInteger rare = new AtomicInteger();
        AtomicInteger often = new AtomicInteger();
        start(new CountingSweep("rare", Duration.ofHours(1), rare::incrementAndGet));
        start(new CountingSweep("often", SOON, often::incrementAndGet));

        Await.until("many looks", () -> often.get() > 20);
        assertThat(rare).hasValue(1);
    }

    @Test
    void aLookThatFailsIsSaidOnceAndIsNotTheLast() throws InterruptedException {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(SweepLoop.class);
        logger.addAppender(log);
        AtomicInteger looks = new AtomicInteger();
        try {
            start(new CountingSweep("breaks", SOON, () -> {
                if (looks.incrementAndGet() < 5) {
                    throw new IllegalStateException("the sweep broke, as planned");
                }
                return 0;
            }));
            Await.until("it works again", () -> looks.get() > 7);
        } finally {
            logger.detachAppender(log);
        }

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("sweep breaks failed; it looks again every PT0.005S", "sweep breaks works again");
    }

    @Test
    void stoppingWaitsForTheLookThatIsUnderWay() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        SweepLoop loop = start(new CountingSweep("slow", SOON, () -> {
            begun.countDown();
            pause();
            ended.set(true);
            return 0;
        }));
        begun.await();

        loop.stop();

        assertThat(ended).isTrue();
        assertThat(loop.running()).isFalse();
    }

    @Test
    void noMoreLookAtOnceThanThereAreTurns() throws InterruptedException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger looks = new AtomicInteger();
        for (int i = 0; i < 6; i++) {
            start(new CountingSweep("sweep " + i, SOON, () -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                pause();
                looks.incrementAndGet();
                return now.decrementAndGet();
            }));
        }

        Await.until("all have had their turn", () -> looks.get() > 12);
        assertThat(most.get()).isBetween(1, 2);
    }

    private SweepLoop start(Sweep sweep) {
        SweepLoop loop = new SweepLoop(sweep, Fakes.runs(Clock.systemUTC()), turns);
        loops.add(loop);
        loop.start();
        return loop;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
