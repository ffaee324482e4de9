package dev.trellis.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.trellis.bench.comparison.Comparison;
import dev.trellis.bench.start.IdleMemory;
import dev.trellis.bench.start.StartTime;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On the packaged jars: {@code mvn verify} has them before it comes here, {@code mvn test} has not. */
@Tag("database")
class StartTest {
    private static final Map<String, Integer> SMALL = Map.of("warm-ups", 0, "pairs", 1, "idle", 1);

    @BeforeEach
    void theJarsAreThere() {
        assumeThat(Path.of("../service/target/trellis.jar")).exists();
        assumeThat(Path.of("hello/target/hello.jar")).exists();
    }

    @Test
    void measuresStarts() {
        Comparison comparison = Smoke.run(new StartTime(), SMALL);

        assertThat(comparison.ourFigures().least()).isPositive();
        assertThat(comparison.notes()).anyMatch(note -> note.startsWith("against a bare application with a cache"));
    }

    @Test
    void measuresMemory() {
        Comparison comparison = Smoke.run(new IdleMemory(), SMALL);

        assertThat(comparison.ourFigures().least()).isBetween(50.0, 2_000.0);
    }
}
