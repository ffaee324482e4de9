package dev.trellis.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long the next transaction is likely to take. */
class LatelyTest {
    private final Lately lately = new Lately();

    @Test
    void aQuarterOfASecondIsNeededAtLeast() {
        assertThat(needed()).isEqualTo(Duration.ofMillis(250));
        took(9, Duration.ofMillis(20));
        assertThat(needed()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void twiceWhatTheSlowOnesTookIsEnough() {
        took(8, Duration.ofMillis(300));
        assertThat(needed()).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    void twoThatStoodStillSayNothingAboutTheNextOne() {
        took(8, Duration.ofMillis(20));
        took(2, Duration.ofSeconds(30));
        assertThat(needed()).isEqualTo(Duration.ofMillis(250));
        took(1, Duration.ofSeconds(1));
        assertThat(needed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void slownessIsForgotten() {
        took(8, Duration.ofSeconds(1));
        took(6, Duration.ofMillis(20));
        assertThat(needed()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void whatFailsTakesTimeToo() {
        long began = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> lately.timed(() -> {
                        long until = System.nanoTime() + Duration.ofMillis(150).toNanos();
                        while (System.nanoTime() < until) {
                            Thread.onSpinWait();
                        }
                        throw new IllegalStateException("undone");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(needed()).isBetween(Duration.ofMillis(300), Duration.ofNanos(2 * (System.nanoTime() - began)));
    }

    private void took(int times, Duration each) {
        for (int i = 0; i < times; i++) {
            lately.took(each.toNanos());
        }
    }

    private Duration needed() {
        return Duration.ofNanos(lately.needed());
    }
}
