package dev.trellis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.bench.comparison.Comparison;
import dev.trellis.bench.comparison.Condition;
import dev.trellis.bench.comparison.Goal;
import dev.trellis.bench.comparison.Question;
import dev.trellis.bench.comparison.Report;
import dev.trellis.bench.comparison.Side;
import dev.trellis.bench.comparison.SideBySide;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private final List<String> order = new ArrayList<>();

    @Test
    void bothSidesAreMeasuredInTurnsAndWarmUpsDoNotCount() {
        Comparison comparison =
                compared(Goal.atLeast(2), List.of(1.0, 40.0, 10.0, 30.0), List.of(1.0, 10.0, 10.0, 10.0));

        assertThat(order).containsExactly("A", "B", "A", "B", "A", "B", "A", "B");
        assertThat(comparison.ourFigures().rounds()).containsExactly(40.0, 10.0, 30.0);
        assertThat(comparison.ratios().median()).isEqualTo(3.0);
        assertThat(comparison.ratios()).hasToString("3.00 (1.00..4.00)");
        assertThat(comparison.goalIsMet()).isTrue();
    }

    @Test
    void aGoalThatIsMissedSaysSoInTheReport(@TempDir Path folder) throws Exception {
        Comparison comparison = compared(Goal.atMost(1.5), List.of(1.0, 20.0), List.of(1.0, 10.0))
                .with(List.of("a small machine"));

        new Report(comparison).write(folder);

        assertThat(Files.readString(folder.resolve("test.md")))
                .contains("| A ÷ B | ≤ 1.50 | **2.00 (2.00..2.00)** |", "MISSED", "- a small machine");
        assertThat(Files.readString(folder.resolve("test.json"))).contains("\"met\" : false", "\"median\" : 2.0");
    }

    @Test
    void aConditionThatIsNotMetIsAMissedGoalWhateverTheRatio(@TempDir Path folder) throws Exception {
        Comparison ratio = compared(Goal.atLeast(2), List.of(1.0, 20.0), List.of(1.0, 10.0));
        assertThat(ratio.goalIsMet()).isTrue();

        Comparison comparison = new Comparison(
                ratio.question(),
                ratio.ours(),
                ratio.ourFigures(),
                ratio.theirs(),
                ratio.theirFigures(),
                List.of(new Condition("refused ÷ calls", 0.2, "%", Goal.atMost(0.1), "2 of 1000 calls")),
                List.of());
        new Report(comparison).write(folder);

        assertThat(comparison.goalIsMet()).isFalse();
        assertThat(Files.readString(folder.resolve("test.md")))
                .contains(
                        "things/s | met |",
                        "| refused ÷ calls | ≤ 0.100 % | **0.200 %** | 2 of 1000 calls | | MISSED |");
        assertThat(Files.readString(folder.resolve("test.json"))).contains("\"met\" : false", "\"figure\" : 0.2");
    }

    @Test
    void aFigureOfNothingMeetsNoGoal() {
        assertThat(new Condition("refused ÷ calls", Double.NaN, "%", Goal.atMost(0.1), "0 of 0 calls").isMet())
                .isFalse();
    }

    private Comparison compared(Goal goal, List<Double> ours, List<Double> theirs) {
        return SideBySide.of(
                new Question("test", "A ÷ B", "things/s", goal),
                1,
                ours.size() - 1,
                side("A", ours),
                side("B", theirs));
    }

    private Side side(String name, List<Double> figures) {
        Iterator<Double> next = figures.iterator();
        return new Side() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double round() {
                order.add(name);
                return next.next();
            }
        };
    }
}
