package dev.trellis.playground.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the playground keeps the service's data: in a folder of its own, for one playground at a time. The chats are in memory, so
 * every start begins a new story and the database of the last one goes; the unpacked server stays.
 */
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * @param configured another place than {@code target/data}; a folder {@code playground} is made in it
     * @throws PlaygroundUnusableException when another playground uses it
     */
    public static DataFolder open(Optional<String> configured) {
        Path path = configured
                .map(Path::of)
                .orElseGet(() -> target().resolve("data"))
                .resolve("playground")
                .toAbsolutePath()
                .normalize();
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(
                    path.resolve("playground.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock held = channel.tryLock();
            if (held == null) {
                channel.close();
                throw new PlaygroundUnusableException("Another playground runs in " + path
                        + ". Stop it (Ctrl-C where it runs), or give this one another folder with TRELLIS_DATA_DIR.");
            }
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new PlaygroundUnusableException("The folder " + path + " cannot be used: " + e.getMessage());
        }
    }

    Path path() {
        return path;
    }

    Path database() {
        return path.resolve("database");
    }

    public Path log() {
        return path.resolve("trellis.log");
    }

    /** Deletes the last story. The server that might be left behind must have been stopped. */
    void forget() {
        Path data = database().resolve("data");
        if (!Files.isDirectory(data)) {
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the last story in " + data + " could not be deleted", e);
        }
    }

    /** Beside the classes or the jar that this runs from. */
    private static Path target() {
        URI code = URI.create(DataFolder.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString());
        Path parent = Path.of(code).getParent();
        return parent == null ? Path.of("target") : parent;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
