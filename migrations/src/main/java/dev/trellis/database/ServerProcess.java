package dev.trellis.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the server's program, its output in the log file. */
final class ServerProcess {
    private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);
    private static final long LARGEST_LOG = 5_000_000;
    private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(60);

    private final Process process;
    private final Path logFile;
    private final long logStart;

    private ServerProcess(Process process, Path logFile, long logStart) {
        this.process = process;
        this.logFile = logFile;
        this.logStart = logStart;
    }

    /** Starts it in the background; output is appended to the log, which is turned over when it has grown large. */
    static ServerProcess start(List<String> command, Path logFile) throws IOException {
        if (Files.exists(logFile) && Files.size(logFile) > LARGEST_LOG) {
            Files.move(
                    logFile, logFile.resolveSibling(logFile.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        long before = Files.exists(logFile) ? Files.size(logFile) : 0;
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        // Settings for someone else's server must not reach ours.
        builder.environment().keySet().removeIf(name -> name.startsWith("MYSQL") || name.startsWith("MARIADB"));
        return new ServerProcess(builder.start(), logFile, before);
    }

    Process process() {
        return process;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** What it wrote in this run: the last 200 lines. */
    List<String> output() {
        try (var channel = Files.newByteChannel(logFile)) {
            long from = Math.max(logStart, channel.size() - 50_000);
            channel.position(Math.min(from, channel.size()));
            byte[] bytes = java.nio.channels.Channels.newInputStream(channel).readAllBytes();
            List<String> lines = new ArrayList<>(
                    new String(bytes, StandardCharsets.UTF_8).lines().toList());
            return lines.subList(Math.max(0, lines.size() - 200), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Asks it to shut down and waits; a server that does not within a minute is killed, which its data survives. */
    void stop() {
        stop(process.toHandle());
    }

    static void stop(ProcessHandle handle) {
        handle.destroy();
        if (!endsWithin(handle, LONGEST_SHUTDOWN)) {
            log.warn(
                    "The embedded database did not shut down within {}; it is killed and recovers at its next start",
                    LONGEST_SHUTDOWN);
            kill(handle);
        }
    }

    /** For data that nobody will miss. */
    void kill() {
        kill(process.toHandle());
    }

    private static void kill(ProcessHandle handle) {
        handle.destroyForcibly();
        endsWithin(handle, Duration.ofSeconds(20));
    }

    private static boolean endsWithin(ProcessHandle handle, Duration patience) {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !handle.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        }
    }
}
