package dev.trellis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trellis.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every released state can be upgraded to the present one. */
@Tag("database")
class UpgradeTest {
    @TestFactory
    Stream<DynamicTest> fromEveryRelease() {
        Stream<DynamicTest> released = ReleasedState.in(ReleasedState.FOLDER).stream()
                .map(state -> DynamicTest.dynamicTest("from " + state.version(), state::upgrades));
        return Stream.concat(released, Stream.of(DynamicTest.dynamicTest("from empty", UpgradeTest::fromEmpty)));
    }

    private static void fromEmpty() {
        try (TestDatabase database = TestDatabase.empty()) {
            assertThat(Migrations.of(database.dataSource()).migrate()).isPositive();
        }
    }

    @Test
    void aFileInTheFolderIsAllItTakes(@TempDir Path folder) throws SQLException, IOException {
        Files.writeString(folder.resolve("0.0.1.sql"), firstMigrationWithRows());
        assertThat(ReleasedState.in(folder)).singleElement().satisfies(state -> {
            assertThat(state.version()).isEqualTo("0.0.1");
            state.upgrades();
        });
    }

    @Test
    void aStateThatCannotBeMigratedFails() throws SQLException, IOException {
        ReleasedState planted =
                new ReleasedState("0.0.2", firstMigrationWithRows() + "CREATE TABLE QRTZ_LOCKS (A INT PRIMARY KEY);\n");
        assertThatThrownBy(planted::upgrades)
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("QRTZ_LOCKS");
    }

    @Test
    void aStateThatEndsUpDifferentFromANewDatabaseFails() throws SQLException, IOException {
        ReleasedState planted = new ReleasedState(
                "0.0.3", firstMigrationWithRows() + "ALTER TABLE organization ADD COLUMN forgotten INT NULL;\n");
        assertThatThrownBy(planted::upgrades).isInstanceOf(AssertionError.class).hasMessageContaining("forgotten");
    }

    @Test
    void aReleasedMigrationThatWasEditedFails() throws SQLException, IOException {
        ReleasedState planted = new ReleasedState(
                "0.0.4", firstMigrationWithRows() + "UPDATE flyway_schema_history SET checksum = 1;\n");
        assertThatThrownBy(planted::upgrades)
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("was changed since");
    }

    /** As if a release had had the first migration only. */
    private static String firstMigrationWithRows() throws SQLException, IOException {
        try (TestDatabase database = TestDatabase.empty()) {
            Flyway.configure()
                    .dataSource(database.dataSource())
                    .locations("classpath:db/migration")
                    .loggers(FlywayLogs.class.getName())
                    .target("1")
                    .load()
                    .migrate();
            database.execute("INSERT INTO organization (id, name, created_at)"
                    + " VALUES (7, 'It''s \\\\ a; name\\n', '2026-01-02 03:04:05.678')");
            try (Connection connection = database.connect()) {
                return ReleaseDump.of(connection);
            }
        }
    }
}
