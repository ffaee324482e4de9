package dev.trellis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trellis.database.EmbeddedSettings.Durability;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class EmbeddedDatabaseTest {
    @TempDir
    private Path folder;

    private EmbeddedSettings settings;

    @BeforeEach
    void shareTheUnpackedServer() {
        Path programs = Path.of("..", "target", "test-database", "server");
        settings = new EmbeddedSettings(folder.resolve("embedded"), programs, Durability.EVERY_COMMIT);
    }

    @Test
    void aRestartKeepsDataPortAndPassword() throws SQLException {
        String url;
        try (EmbeddedDatabase first = EmbeddedDatabase.start(settings)) {
            assertThat(first.firstStart()).isTrue();
            url = first.jdbcUrl("notes");
            write(first, "kept");
        }
        try (EmbeddedDatabase second = EmbeddedDatabase.start(settings)) {
            assertThat(second.firstStart()).isFalse();
            assertThat(second.jdbcUrl("notes")).isEqualTo(url);
            assertThat(read(second)).containsExactly("kept");
        }
    }

    @Test
    void aKilledServerComesBackWithWhatWasCommitted() throws SQLException {
        try (EmbeddedDatabase killed = EmbeddedDatabase.start(settings)) {
            write(killed, "committed");
            ProcessHandle server = ProcessHandle.of(killed.processId()).orElseThrow();
            server.destroyForcibly();
            server.onExit().join();
        }
        try (EmbeddedDatabase recovered = EmbeddedDatabase.start(settings)) {
            assertThat(read(recovered)).containsExactly("committed");
        }
    }

    @Test
    void aServerLeftBehindByAKilledJvmIsStoppedAndItsDataKept() throws Exception {
        Process other = otherJvm();
        long orphan;
        try (BufferedReader says = other.inputReader(StandardCharsets.UTF_8)) {
            orphan = serverOf(says);
        } finally {
            other.destroyForcibly();
            other.waitFor();
        }
        assertThat(ProcessHandle.of(orphan)).as("it outlives its JVM").isPresent();

        try (EmbeddedDatabase next = EmbeddedDatabase.start(settings)) {
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(read(next)).containsExactly("of the other");
        }
    }

    @Test
    void aFolderIsForOneProcess() throws Exception {
        Process other = otherJvm();
        try (BufferedReader says = other.inputReader(StandardCharsets.UTF_8)) {
            long server = serverOf(says);
            assertThatThrownBy(() -> EmbeddedDatabase.start(settings))
                    .isInstanceOf(DatabaseUnusableException.class)
                    .hasMessageContaining("in use by another Trellis (process " + other.pid() + ")")
                    .hasMessageContaining("TRELLIS_DATA_DIR");
            assertThat(ProcessHandle.of(server)).isPresent();
        } finally {
            other.destroyForcibly();
            other.waitFor();
            EmbeddedDatabase.stopLeftBehind(settings);
        }
    }

    @Test
    void aFolderIsForOneDatabaseOfAProcessToo() {
        try (EmbeddedDatabase running = EmbeddedDatabase.start(settings)) {
            assertThat(running.firstStart()).isTrue();
            assertThatThrownBy(() -> EmbeddedDatabase.start(settings))
                    .isInstanceOf(DatabaseUnusableException.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void nobodyGetsInWithoutThePassword() throws IOException {
        try (EmbeddedDatabase running = EmbeddedDatabase.start(settings)) {
            for (String user : List.of("root", "", running.username())) {
                assertThatThrownBy(() -> DriverManager.getConnection(running.jdbcUrl(""), user, "")
                                .close())
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("denied");
            }
            for (String secret : List.of("password", "user.sql")) {
                Path file = settings.folder().resolve(secret);
                if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------");
                }
            }
        }
    }

    @Test
    void aLostPasswordFileIsMadeAgain() throws Exception {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(settings)) {
            write(first, "kept");
        }
        Files.delete(settings.passwordFile());
        try (EmbeddedDatabase second = EmbeddedDatabase.start(settings)) {
            assertThat(read(second)).containsExactly("kept");
        }
    }

    @Test
    void aHalfMadeFolderIsMadeAgain() throws Exception {
        Files.createDirectories(settings.folder().resolve("data.partial").resolve("mysql"));
        try (EmbeddedDatabase running = EmbeddedDatabase.start(settings)) {
            assertThat(running.firstStart()).isTrue();
        }
    }

    @Test
    void aFolderThatCannotBeIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "not a folder");
        assertThatThrownBy(() -> EmbeddedDatabase.start(file))
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("a-file")
                .hasMessageContaining("TRELLIS_DATABASE_URL");
    }

    @Test
    void dataThatIsNoDatabaseIsSaidWithTheServersReason() throws IOException {
        Files.createDirectories(settings.data());
        Files.writeString(settings.data().resolve("ibdata1"), "rubbish");
        assertThatThrownBy(() -> EmbeddedDatabase.start(settings))
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("did not start")
                .hasMessageContaining("mariadb.log");
    }

    private Process otherJvm() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherJvm.class.getName(),
                        settings.folder().toString(),
                        settings.serverFolder().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static long serverOf(BufferedReader says) throws IOException {
        for (String line = says.readLine(); line != null; line = says.readLine()) {
            if (line.startsWith("server ")) {
                return Long.parseLong(line.substring("server ".length()));
            }
        }
        throw new IllegalStateException("the other JVM ended before its database ran");
    }

    /** Starts the database of a folder, writes a row, says the server's process id and waits to be killed. */
    static final class OtherJvm {
        private OtherJvm() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) throws Exception {
            EmbeddedDatabase database = EmbeddedDatabase.start(
                    new EmbeddedSettings(Path.of(arguments[0]), Path.of(arguments[1]), Durability.EVERY_COMMIT));
            write(database, "of the other");
            System.out.println("server " + database.processId());
            Thread.currentThread().join();
        }
    }

    private static void write(EmbeddedDatabase database, String note) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl("notes"), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS note (text VARCHAR(100) NOT NULL) ENGINE = InnoDB");
            statement.execute("INSERT INTO note VALUES ('" + note + "')");
        }
    }

    private static List<String> read(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl("notes"), database.username(), database.password());
                Statement statement = connection.createStatement();
                ResultSet notes = statement.executeQuery("SELECT text FROM note")) {
            List<String> read = new ArrayList<>();
            while (notes.next()) {
                read.add(notes.getString(1));
            }
            return read;
        }
    }
}
