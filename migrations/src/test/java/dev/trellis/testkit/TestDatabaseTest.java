package dev.trellis.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.database.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
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
