package dev.trellis.testkit.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The known inputs of a target as ordinary tests: its seeds, and everything that fuzzing ever found, kept as files. */
public final class Replay {
    /** As long as one input may take; a fuzzer has the same patience. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private Replay() {}

    public static Stream<DynamicTest> of(FuzzTarget target) {
        Map<String, byte[]> inputs = new TreeMap<>(target.seeds());
        inputs.putAll(found(target));
        return inputs.entrySet().stream()
                .map(input -> DynamicTest.dynamicTest(
                        input.getKey(),
                        () -> assertTimeoutPreemptively(PATIENCE, () -> target.take(input.getValue()))));
    }

    /** The files in {@code src/test/resources/fuzz/<target>}, by name. */
    static Map<String, byte[]> found(FuzzTarget target) {
        Map<String, byte[]> found = new TreeMap<>();
        Path folder = Path.of("src/test/resources/fuzz", target.getClass().getSimpleName());
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                found.put("found-" + file.getFileName(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
