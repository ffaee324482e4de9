package dev.trellis.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Holds a folder for this JVM. The operating system lets go of it when the JVM ends, however it ends, so that a lock is
 * never left behind.
 */
final class FolderLock implements AutoCloseable {
    /** Beyond the text, which others may read while it is held: Windows forbids reading what is locked. */
    private static final long LOCKED_BYTE = 1_000;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws DatabaseUnusableException when another process, or this one, already holds the folder */
    static FolderLock of(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!acquired(channel)) {
                String holder = Files.readString(file, StandardCharsets.UTF_8).strip();
                throw new DatabaseUnusableException("The folder " + folder + " is in use by another Trellis (process "
                        + holder + "). Stop that one, or give this one its own folder with TRELLIS_DATA_DIR.");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new FolderLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean acquired(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
