package dev.trellis.playground.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private final Changes changes = new Changes();

    @Test
    void whoKnowsLessIsAnsweredAtOnce() {
        assertThat(changes.awaitOtherThan(0, Duration.ofMinutes(1))).isEqualTo(1);
    }

    @Test
    void whoKnowsAllWaitsForTheNextChange() throws Exception {
        var waiting = CompletableFuture.supplyAsync(() -> changes.awaitOtherThan(1, Duration.ofMinutes(1)));

        changes.happened();

        assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo(2);
    }

    @Test
    void theWaitingEndsWithoutAChangeToo() {
        assertThat(changes.awaitOtherThan(1, Duration.ofMillis(1))).isEqualTo(1);
    }
}
