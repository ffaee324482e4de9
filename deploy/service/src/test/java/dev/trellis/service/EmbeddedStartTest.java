package dev.trellis.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a database of the operator's, on an empty folder. The times are printed, for the README. */
@Tag("database")
class EmbeddedStartTest {
    @TempDir
    private Path data;

    @Test
    void startsOnAnEmptyFolderAndAgainOnItsOwn() {
        System.out.println("First start, unpacking the server: " + start() + " ms");
        System.out.println("Second start: " + start() + " ms");

        assertThat(data.resolve("database")).isDirectoryContaining(path -> path.endsWith("password"));
    }

    private long start() {
        long began = System.nanoTime();
        try (TrellisService service =
                Trellis.start(Map.of("micronaut.server.port", -1, "trellis.data-dir", data.toString()))) {
            long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
            assertThat(service.port()).isPositive();
            return took;
        }
    }
}
