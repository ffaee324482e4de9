package dev.trellis.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class CurrentSchemaTest {
    private TestDatabase database;

    @BeforeEach
    void anEmptySchema() {
        database = TestDatabase.empty();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void knowsTheSameMigrationsAsFlyway() throws Exception {
        Map<String, Integer> flyways = Arrays.stream(Flyway.configure()
                        .dataSource(database.dataSource())
                        .locations("classpath:db/migration")
                        .load()
                        .info()
                        .all())
                .collect(Collectors.toMap(
                        info -> info.getVersion().toString(), info -> info.getChecksum(), (a, b) -> a, TreeMap::new));

        assertThat(CurrentSchema.needed()).isEqualTo(flyways);
    }

    @Test
    void isTrueOnlyForExactlyWhatIsNeeded() throws SQLException {
        assertThat(current()).as("empty").isFalse();

        Migrations.of(database.dataSource()).migrate();
        assertThat(current()).as("migrated").isTrue();

        assertNotAfter("update flyway_schema_history set checksum = checksum + 1 where version = '1'");
        assertNotAfter("update flyway_schema_history set success = 0 where version = '2'");
        assertNotAfter("delete from flyway_schema_history where version = '3'");
        assertNotAfter(
                "insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success) values (900, '900', 'later', 'SQL', 'V900__later.sql', 1, 'x', 1, 1)");
        assertThat(current()).as("as it was").isTrue();
    }

    /** Rolled back. */
    private void assertNotAfter(String change) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute(change);

            assertThat(CurrentSchema.is(connection)).as(change).isFalse();
            connection.rollback();
        }
    }

    private boolean current() throws SQLException {
        try (Connection connection = database.connect()) {
            return CurrentSchema.is(connection);
        }
    }
}
