package dev.trellis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database whose disk is full. */
@Tag("database")
class DiskFaults {
    @TempDir
    private Path folder;

    @Test
    void onAFullDiskNothingIsSentThatCannotBeRecordedAndAfterwardsEverythingIs() throws Exception {
        int messages = Size.of(60, 1_000);
        Path disk = Files.createDirectories(folder.resolve("disk"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=280m", "tmpfs", disk.toString());
        if (!mounted) {
            System.out.println("!!! NOT TESTED: disk full (no right to mount a small disk here)");
        }
        Assumptions.assumeTrue(mounted, "no small disk can be mounted");
        try (OwnDatabase database = OwnDatabase.in(disk.resolve("database"), Map.of(), folder.resolve("server"));
                FaultTown town = new FaultTown("disk-full", database.place(), 20, 0)) {
            Node node = town.node();
            town.settled();
            List<Long> people = town.onSlack();
            int first = town.pen.written();
            town.pen.write(messages / 2, people);
            Path ballast = disk.resolve("ballast");
            fill(ballast);
            try {
                // Whoever means something now is told that it cannot be kept, or waits for room: nothing is half kept.
                Thread writer = Thread.ofVirtual().start(() -> {
                    try {
                        town.pen.writeDespite(messages / 2, people);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
                Thread.sleep(10_000);
                assertThat(node.alive()).isTrue();
                assertThat(node.status("/health/liveness")).isEqualTo(200);
                Files.delete(ballast);
                writer.join(Duration.ofMinutes(2));
            } finally {
                Files.deleteIfExists(ballast);
            }
            town.awaitSettled();
            Outcome outcome = town.outcome(
                    "disk full on the embedded database", messages + " messages", first, town.pen.written());
            outcome.print(
                    "the database’s log: “Disk is full”; readiness as long as it lasts; `trellis_sweep_last` grows old");
            assertThat(outcome.sent()).isEqualTo(messages);
            assertThat(outcome.lost()).isZero();
            assertThat(outcome.duplicates()).isZero();
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
