package dev.trellis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stops an embedded database is told as what to do about it. */
class SentencesTest {
    private static final Path FOLDER = Path.of("data");

    @Test
    void aServerThatDoesNotLock() {
        assertThatThrownBy(() -> Migrations.refuseOthers("8.0.11-TiDB-v8.5.6"))
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("TiDB")
                .hasMessageContaining("MariaDB 11.4");
        Migrations.refuseOthers("9.7.4");
        Migrations.refuseOthers("5.5.5-11.4.5-MariaDB");
    }

    @Test
    void aFolderOfAnotherUser() {
        assertThat(Sentences.about("start", FOLDER, new AccessDeniedException("data/lock")))
                .hasMessageContaining("may not write")
                .hasMessageContaining("TRELLIS_DATA_DIR")
                .hasMessageContaining("TRELLIS_DATABASE_URL");
    }

    @Test
    void aFullDisk() {
        assertThat(Sentences.about("start", FOLDER, new IOException("No space left on device")))
                .hasMessageContaining("disk is full");
        assertThat(Sentences.about("start", FOLDER, new FileSystemException("a", null, "No space left on device")))
                .hasMessageContaining("disk is full");
        assertThat(failed("[ERROR] InnoDB: preallocating 10485760 bytes for file .//undo002 failed with error 28"))
                .hasMessageContaining("disk is full");
        assertThat(failed("[ERROR] InnoDB: Error number 28 means 'No space left on device'"))
                .hasMessageContaining("disk is full")
                .hasMessageContaining("mariadb.log");
    }

    @Test
    void aFileOfAnotherUserInTheData() {
        assertThat(failed("[ERROR] mariadbd: Can't create/write to file 'x' (Errcode: 13 \"Permission denied\")"))
                .hasMessageContaining("may not be read or written");
    }

    @Test
    void aLibraryThatIsMissing() {
        assertThat(
                        failed(
                                "mariadbd: error while loading shared libraries: libcrypt.so.1: cannot open shared object file"))
                .hasMessageContaining("lacks the library libcrypt.so.1")
                .hasMessageContaining("TRELLIS_DATABASE_URL");
    }

    @Test
    void anotherServerOnTheSameData() {
        assertThat(failed("[ERROR] InnoDB: Unable to lock ./ibdata1 error: 11"))
                .hasMessageContaining("another database server is using the same folder");
    }

    @Test
    void anythingElseWithItsFirstError() {
        assertThat(failed("1 [Note] hello\n2 [ERROR] It is broken\n3 [ERROR] Aborting"))
                .hasMessageContaining("2 [ERROR] It is broken");
        assertThat(failed("")).hasMessageContaining("it said nothing");
    }

    @Test
    void aSystemWithoutAnEmbeddedServer() {
        assertThat(ServerPackage.platform("Linux", "amd64")).isEqualTo("linux");
        assertThat(ServerPackage.platform("Mac OS X", "aarch64")).isEqualTo("osx");
        assertThat(ServerPackage.platform("Windows 11", "amd64")).isEqualTo("winx64");
        assertThatThrownBy(() -> ServerPackage.platform("Linux", "aarch64"))
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("no embedded database for Linux on aarch64")
                .hasMessageContaining("TRELLIS_DATABASE_URL");
    }

    private static DatabaseUnusableException failed(String output) {
        return Sentences.serverFailed(
                "did not start",
                Path.of("mariadb.log"),
                List.copyOf(output.lines().toList()));
    }
}
