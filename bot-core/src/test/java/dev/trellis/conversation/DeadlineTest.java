package dev.trellis.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One time for everything on the way to an answer. */
class DeadlineTest {
    @Test
    void whatIsDoneInTimeIsGiven() {
        assertThat(Deadline.in(Duration.ofMinutes(1)).orElse("late", () -> "done"))
                .isEqualTo("done");
        assertThat(Deadline.none().orElse("late", () -> "done")).isEqualTo("done");
    }

    @Test
    void whatTakesLongerGoesOnAlone() throws Exception {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        CompletableFuture<String> done = new CompletableFuture<>();
        Deadline deadline = Deadline.in(Duration.ofMillis(100));
        assertThat(deadline.orElse("late", () -> {
                    gate.join();
                    done.complete("done");
                    return "done";
                }))
                .isEqualTo("late");
        assertThat(deadline.left()).isZero();
        gate.complete(null);
        assertThat(done.get(20, TimeUnit.SECONDS)).isEqualTo("done");
    }

    @Test
    void whereNothingIsLeftItBeginsAloneAndIsDoneEveryTime() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(200);
        for (int i = 0; i < 200; i++) {
            assertThat(Deadline.in(Duration.ZERO).orElse("late", () -> {
                        pass(gate);
                        done.countDown();
                        return "done";
                    }))
                    .isEqualTo("late");
        }
        gate.countDown();
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void questionsHaveHalfOfTheTimeFromItsBeginning() {
        Deadline deadline = Deadline.in(Duration.ofMinutes(2));
        assertThat(deadline.halfway().left()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        Deadline half = Deadline.in(Duration.ofMillis(200));
        while (half.left().compareTo(Duration.ofMillis(100)) > 0) {
            Thread.onSpinWait();
        }
        assertThat(half.halfway().left()).as("it does not begin anew").isZero();
    }
}
