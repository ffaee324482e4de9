package dev.trellis.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that outlived the JVM that started it. Whoever holds the folder's lock may stop it. */
final class Orphan {
    private static final Logger log = LoggerFactory.getLogger(Orphan.class);

    private Orphan() {}

    /**
     * Stops the server that the folder's process file names, if it is alive and really is the server of this folder: process
     * ids are used again, so the id alone proves nothing.
     */
    static void stopIn(EmbeddedSettings settings) throws IOException {
        Path file = settings.processFile();
        if (!Files.exists(file)) {
            return;
        }
        String pid = Files.readString(file, StandardCharsets.UTF_8).strip();
        Optional<ProcessHandle> left = pid.matches("[0-9]{1,18}")
                ? ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive)
                : Optional.empty();
        if (left.isPresent() && serves(left.get(), settings)) {
            log.info("Stopping an embedded database (process {}) that an earlier Trellis left behind", pid);
            ServerProcess.stop(left.get());
        }
        Files.deleteIfExists(file);
    }

    private static boolean serves(ProcessHandle handle, EmbeddedSettings settings) {
        ProcessHandle.Info info = handle.info();
        Optional<String[]> arguments = info.arguments();
        if (arguments.isPresent()) {
            return Arrays.asList(arguments.get()).contains("--datadir=" + settings.data());
        }
        // Windows tells only the program; the unpacked one under our folder is nobody else's.
        return info.command()
                .map(command -> Path.of(command).startsWith(settings.serverFolder())
                        && settings.serverFolder().startsWith(settings.folder()))
                .orElse(false);
    }
}
