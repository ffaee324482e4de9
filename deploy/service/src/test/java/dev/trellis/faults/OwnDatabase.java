package dev.trellis.faults;

import dev.trellis.database.EmbeddedDatabase;
import dev.trellis.database.EmbeddedSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A database server of a test's own, durable as in production, which the test may kill, and start again with another time. */
final class OwnDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<String> command;
    private final FaultTown.Place place;
    private final Path log;
    private @Nullable Process process;

    private OwnDatabase(List<String> command, FaultTown.Place place, Path log) {
        this.command = command;
        this.place = place;
        this.log = log;
    }

    /** In this folder, running. */
    static OwnDatabase in(Path folder) throws Exception {
        return in(folder, Map.of());
    }

    static OwnDatabase in(Path folder, Map<String, String> environment) throws Exception {
        return in(folder, environment, folder.resolve("server"));
    }

    /** @param programs where the server itself is unpacked */
    static OwnDatabase in(Path folder, Map<String, String> environment, Path programs) throws Exception {
        Files.createDirectories(folder);
        Path absolute = folder.toAbsolutePath();
        OwnDatabase database;
        // The service's own way of making such a folder; from then on the process is ours.
        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(
                new EmbeddedSettings(absolute, programs.toAbsolutePath(), EmbeddedSettings.Durability.EVERY_COMMIT))) {
            ProcessHandle.Info info =
                    ProcessHandle.of(embedded.processId()).orElseThrow().info();
            List<String> command = new ArrayList<>(List.of(info.command().orElseThrow()));
            command.addAll(List.of(info.arguments().orElseThrow()));
            database = new OwnDatabase(
                    command,
                    new FaultTown.Place(embedded.jdbcUrl("trellis"), embedded.username(), embedded.password()),
                    absolute.resolve("own.log"));
            DriverManager.getConnection(embedded.jdbcUrl("trellis"), embedded.username(), embedded.password())
                    .close();
        }
        database.start(environment);
        return database;
    }

    FaultTown.Place place() {
        return place;
    }

    /** Returns when it answers. */
    void start(Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process started = builder.start();
        process = started;
        Await.until("the database answers, see " + log, PATIENCE, () -> {
            if (!started.isAlive()) {
                throw new AssertionError("the database has ended, see " + log);
            }
            return answers();
        });
    }

    private boolean answers() {
        try {
            DriverManager.getConnection(place.url(), place.username(), place.password())
                    .close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** SIGKILL. */
    void kill() {
        end(true);
    }

    void stop() {
        end(false);
    }

    private void end(boolean atOnce) {
        Process running = process;
        process = null;
        if (running == null) {
            return;
        }
        try {
            (atOnce ? running.destroyForcibly() : running).destroy();
            if (!running.waitFor(60, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    List<String> log() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
