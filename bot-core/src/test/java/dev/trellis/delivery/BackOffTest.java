package dev.trellis.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    void theDelayDoublesWithJitterAndStopsAtAnHour() {
        Random random = new Random(7);
        for (int attempt = 1; attempt <= 40; attempt++) {
            Duration longest = attempt > 10 ? Duration.ofHours(1) : Duration.ofSeconds(5L << (attempt - 1));
            Duration most = longest.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : longest;
            for (int i = 0; i < 100; i++) {
                assertThat(BackOff.after(attempt, random)).isBetween(most.dividedBy(2), most);
            }
        }
    }
}
