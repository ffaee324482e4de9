package dev.trellis.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.database.Migrations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithDatabase
class TestDatabaseTest {
    private final TestDatabase database;

    TestDatabaseTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void isMigrated() {
        assertThat(Migrations.of(database.dataSource()).pending()).isEmpty();
        assertThat(Migrations.of(database.dataSource()).migrate()).isZero();
    }

    @Test
    void isTheSameForEveryTestOfAClass(TestDatabase given, DataSource source) throws SQLException {
        assertThat(given).isEqualTo(database);
        try (Connection connection = source.getConnection()) {
            assertThat(connection.getCatalog()).isEqualTo(database.schema());
        }
    }

    @Test
    void isItsOwnSchema() {
        try (TestDatabase other = TestDatabase.migrated()) {
            assertThat(other.schema()).isNotEqualTo(database.schema());
        }
    }

    @Test
    void whatOneTestLeftAnotherDoesNotFind() throws SQLException {
        TestDatabase first = TestDatabase.migrated();
        long rows = rows(first, "flyway_schema_history");
        first.execute(
                "insert into organization (name, created_at) values ('One', now()), ('Two', now())",
                "delete from organization where name = 'Two'",
                "delete from flyway_schema_history");
        first.close();
        try (TestDatabase second = TestDatabase.migrated()) {
            assertThat(second.schema()).as("tables are costly to make").isEqualTo(first.schema());
            assertThat(rows(second, "organization")).isZero();
            assertThat(rows(second, "flyway_schema_history")).isEqualTo(rows);
            second.execute("insert into organization (name, created_at) values ('Three', now())");
            assertThat(rows(second, "organization where id = 1")).isOne();
        }
    }

    @Test
    void aSchemaWhoseTablesAreOthersIsNotLetAgain() {
        TestDatabase changed = TestDatabase.migrated();
        changed.execute("alter table organization add column more int null");
        changed.close();
        try (TestDatabase other = TestDatabase.migrated()) {
            assertThat(other.schema()).isNotEqualTo(changed.schema());
        }
    }

    @Test
    void aSchemaThatSomebodyIsStillInIsNotLetAgain() throws SQLException {
        TestDatabase kept = TestDatabase.migrated();
        try (Connection still = kept.connect()) {
            assertThat(still.isValid(1)).isTrue();
            kept.close();
        }
        try (TestDatabase other = TestDatabase.migrated()) {
            assertThat(other.schema()).isNotEqualTo(kept.schema());
        }
    }

    private static long rows(TestDatabase database, String table) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("select count(*) from " + table)) {
            counted.next();
            return counted.getLong(1);
        }
    }

    @Test
    void tellsMicronautWhereItIs() {
        assertThat(database.properties())
                .containsEntry("datasources.default.url", database.url())
                .containsEntry("datasources.default.username", database.username());
    }

    @Nested
    class ANestedClass {
        @Test
        void sharesTheDatabase(TestDatabase given) {
            assertThat(given).isEqualTo(database);
        }
    }
}
