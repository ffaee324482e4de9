package dev.trellis.service;

import dev.trellis.secrecy.EncryptionKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static void create(Path file) throws IOException {
        Path written = Files.createFile(
                file.resolveSibling(NAME + "." + ProcessHandle.current().pid()), ownerOnly());
        try {
            Files.writeString(
                    written,
                    EncryptionKey.generate().toJson(),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.TRUNCATE_EXISTING);
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException another) {
            // Another start made it in the meantime: that one counts.
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
