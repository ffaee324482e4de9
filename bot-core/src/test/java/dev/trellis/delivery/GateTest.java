package dev.trellis.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.platform.CallKind;
import dev.trellis.platform.Pace;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What was held up on one node does not come all at once. */
class GateTest {
    private static final Duration WINDOW = Duration.ofMillis(60);

    @Test
    void asManyAsTheWindowTakesPassAndTheNextWaitsForTheFirst() throws InterruptedException {
        Gate gate = new Gate(new Pace(CallKind.POST, 2, WINDOW.plusMillis(10), 0, Duration.ZERO));
        long began = System.nanoTime();
        gate.pass();
        gate.pass();
        gate.pass();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(WINDOW);
    }

    @Test
    void aLateCallCountsFromWhenItWasMade() throws InterruptedException {
        Gate gate = new Gate(new Pace(CallKind.POST, 1, WINDOW.plusMillis(10), 0, Duration.ZERO));
        gate.pass();
        gate.pass();
        long second = System.nanoTime();
        gate.pass();
        assertThat(Duration.ofNanos(System.nanoTime() - second)).isGreaterThanOrEqualTo(WINDOW.minusMillis(1));
    }
}
