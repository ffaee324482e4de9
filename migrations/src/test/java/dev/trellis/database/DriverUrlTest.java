package dev.trellis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trellis.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DriverUrlTest {
    @Test
    void whatTheOperatorWroteStays() {
        assertThat(DriverUrl.complete("jdbc:mysql://db:3306/trellis?sslMode=REQUIRED&connectionTimeZone=SERVER"))
                .startsWith("jdbc:mysql://db:3306/trellis?sslMode=REQUIRED&connectionTimeZone=SERVER&")
                .doesNotContain("connectionTimeZone=UTC")
                .contains("READ-COMMITTED");
        String once = DriverUrl.complete("jdbc:mysql://db/trellis");
        assertThat(DriverUrl.complete(once)).isEqualTo(once);
    }

    @Test
    void aUrlForMariaDbsOwnDriverIsUnderstood() {
        assertThat(DriverUrl.complete("jdbc:mariadb://db/trellis")).startsWith("jdbc:mysql://db/trellis?");
    }

    @Test
    void anotherDatabaseIsRefused() {
        assertThatThrownBy(() -> DriverUrl.complete("jdbc:postgresql://user:secret@db/trellis"))
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("must start with jdbc:mysql://")
                .hasMessageNotContaining("secret");
    }

    @Test
    @Tag("database")
    void instantsAreStoredInUtcWhateverTheZoneOfTheMachine() throws SQLException {
        Instant instant = Instant.parse("2026-04-04T14:15:16.123456Z");
        try (TestDatabase database = TestDatabase.empty();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE moments (a TIMESTAMP(6) NULL, b DATETIME(6) NULL)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO moments VALUES (?, ?)")) {
                insert.setTimestamp(1, Timestamp.from(instant));
                insert.setTimestamp(2, Timestamp.from(instant));
                insert.executeUpdate();
            }
            try (ResultSet row = statement.executeQuery(
                    "SELECT a, b, CAST(a AS CHAR), CAST(b AS CHAR), @@session.time_zone, @@transaction_isolation FROM moments")) {
                row.next();
                assertThat(row.getString(3)).isEqualTo("2026-04-04 14:15:16.123456");
                assertThat(row.getString(4)).isEqualTo("2026-04-04 14:15:16.123456");
                assertThat(row.getTimestamp(1).toInstant()).isEqualTo(instant);
                assertThat(row.getTimestamp(2).toInstant()).isEqualTo(instant);
                assertThat(row.getString(5)).isIn("+00:00", "UTC");
                assertThat(row.getString(6)).isEqualTo("READ-COMMITTED");
            }
        }
    }
}
