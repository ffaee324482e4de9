package dev.trellis.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * The database as a release left it: a file of SQL with that release's tables, its migration history and some rows. {@link
 * ReleaseDump} writes such a file.
 *
 * @param version the release, which is the file's name
 * @param sql its text; every statement ends with a semicolon at the end of a line
 */
record ReleasedState(String version, String sql) {

    static final Path FOLDER = Path.of("src", "test", "resources", "released");

    /** Every release's state in a folder; none when the folder is not there. */
    static List<ReleasedState> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .map(ReleasedState::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReleasedState read(Path file) {
        try {
            return new ReleasedState(
                    file.getFileName().toString().replaceFirst("\\.sql$", ""),
                    Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Upgrades this state on the test server and fails unless the result has the same shape as a new database, the release's
     * rows are still there, and nothing is pending.
     */
    void upgrades() throws SQLException {
        try (TestDatabase old = TestDatabase.empty();
                TestDatabase fresh = TestDatabase.migrated()) {
            load(old);
            List<String> organizations = new Schema(old).rows("SELECT id FROM organization ORDER BY id");
            Migrations migrations = Migrations.of(old.dataSource());
            migrations.migrate();
            assertThat(migrations.pending()).isEmpty();
            assertThat(new Schema(old).shape())
                    .as("upgraded from %s, the database is like a new one", version)
                    .isEqualTo(new Schema(fresh).shape());
            assertThat(new Schema(old).rows("SELECT id FROM organization ORDER BY id"))
                    .containsAll(organizations);
        }
    }

    private void load(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION foreign_key_checks = 0");
            for (String each : sql.split(";[ \t]*\r?\n", -1)) {
                String text = each.lines()
                        .filter(line -> !line.startsWith("--"))
                        .reduce("", (before, line) -> before + line + "\n")
                        .strip();
                if (!text.isEmpty()) {
                    statement.execute(text);
                }
            }
        }
    }
}
