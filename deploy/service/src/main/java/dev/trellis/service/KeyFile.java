package dev.trellis.service;

import dev.trellis.secrecy.EncryptionKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The encryption key of a service with an embedded database whose operator has set none: made at the first start and kept beside the
 * database, readable by its owner only. It guards copies of the database, not copies of the whole data folder.
 */
final class KeyFile {
    private static final String NAME = "encryption-key.json";

    private KeyFile() {}

    /** The key of this data folder, made when there is none. */
    static String keyset(Path dataFolder) {
        Path file = dataFolder.resolve(NAME);
        try {
            Files.createDirectories(dataFolder);
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read or written", e);
        }
    }

    static boolean isIn(Path dataFolder) {
        return Files.exists(dataFolder.resolve(NAME));
    }

    /** Where the key of this data folder is kept. */
    static Path in(Path dataFolder) {
        return dataFolder.resolve(NAME);
    }

    /** Another key takes the place of the one that is there, at once or not at all, readable by its owner only. */
    static void replace(Path dataFolder, EncryptionKey key) {
        Path file = in(dataFolder);
        try {
            Path written = write(file, key);
            try {
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    private static void create(Path file) throws IOException {
        Path written = write(file, EncryptionKey.generate());
        try {
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException another) {
            // Another start made it in the meantime: that one counts.
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** Into a file beside, and onto the disk. */
    private static Path write(Path file, EncryptionKey key) throws IOException {
        Path written = Files.createFile(
                file.resolveSibling(NAME + "." + ProcessHandle.current().pid()), ownerOnly());
        Files.writeString(
                written,
                key.toJson(),
                StandardCharsets.UTF_8,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        return written;
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
