package dev.trellis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.bench.comparison.Comparison;
import dev.trellis.bench.taps.TapsBesideBolt;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class TapsTest {
    @Test
    void runsBesideBolt() {
        Comparison comparison =
                Smoke.run(TapsBesideBolt.rate(), Map.of("people", 40, "connections", 4, "warm-ups", 0, "pairs", 1));

        assertThat(comparison.ourFigures().least()).isPositive();
        assertThat(comparison.theirFigures().least()).isPositive();
    }
}
