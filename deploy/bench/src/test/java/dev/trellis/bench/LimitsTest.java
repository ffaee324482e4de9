package dev.trellis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.bench.comparison.Comparison;
import dev.trellis.bench.comparison.Goal;
import dev.trellis.bench.limits.AllowedRate;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class LimitsTest {
    private static final Map<String, Integer> SMALL =
            Map.of("pairs", 1, "warm-up-seconds", 1, "window-seconds", 3, "channels", 10);

    @Test
    void runsAgainstStrictTeams() {
        Comparison comparison = Smoke.run(AllowedRate.teams(), SMALL);

        assertThat(comparison.ourFigures().least()).isPositive();
        // What is refused counts as a goal of its own.
        assertThat(comparison.conditions()).singleElement().satisfies(refused -> {
            assertThat(refused.what()).isEqualTo("refused ÷ calls");
            assertThat(refused.goal()).isEqualTo(Goal.atMost(0.1));
        });
    }

    @Test
    void runsWithTwoNodesAgainstStrictTeams() {
        assertThat(Smoke.run(AllowedRate.teamsByTwo(), SMALL).ourFigures().least())
                .isPositive();
    }

    @Test
    void runsAgainstStrictSlack() {
        assertThat(Smoke.run(AllowedRate.slack(), SMALL).ourFigures().least()).isPositive();
    }
}
