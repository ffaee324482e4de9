package dev.trellis.database;

import dev.trellis.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Writes the present state as the one of a release, for {@link UpgradeTest} to start from for ever. The tables are those of
 * the migration files, not of a server's dump, so the file loads on MySQL and MariaDB alike.
 *
 * <p>Run at a release: {@code mvn -pl migrations test -Dtest=ReleaseDump -Dtrellis.release=1.0.0}. The rows come from the
 * database that {@code TRELLIS_DUMP_URL}, {@code _USERNAME} and {@code _PASSWORD} name (the playground's, never people's);
 * without them there are no rows but the history.
 */
class ReleaseDump {
    private static final String HISTORY = """
            CREATE TABLE flyway_schema_history (
              installed_rank INT NOT NULL, version VARCHAR(50), description VARCHAR(200) NOT NULL, type VARCHAR(20) NOT NULL,
              script VARCHAR(1000) NOT NULL, checksum INT, installed_by VARCHAR(100) NOT NULL,
              installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, execution_time INT NOT NULL, success BOOL NOT NULL,
              PRIMARY KEY (installed_rank), INDEX flyway_schema_history_s_idx (success)) ENGINE = InnoDB;
            """;

    @Test
    @EnabledIfSystemProperty(named = "trellis.release", matches = "[0-9]+\\.[0-9]+\\.[0-9]+.*")
    void writeTheFileOfTheRelease() throws SQLException, IOException {
        Path file = ReleasedState.FOLDER.resolve(System.getProperty("trellis.release") + ".sql");
        Files.createDirectories(file.getParent());
        String url = System.getenv("TRELLIS_DUMP_URL");
        if (url == null) {
            try (TestDatabase database = TestDatabase.migrated();
                    Connection connection = database.connect()) {
                Files.writeString(file, of(connection), StandardCharsets.UTF_8);
            }
        } else {
            try (Connection connection = DriverManager.getConnection(
                    DriverUrl.complete(url),
                    System.getenv("TRELLIS_DUMP_USERNAME"),
                    System.getenv("TRELLIS_DUMP_PASSWORD"))) {
                Files.writeString(file, of(connection), StandardCharsets.UTF_8);
            }
        }
    }

    /** The state of a schema: the migrations that its history names, as they read today, and all its rows. */
    static String of(Connection connection) throws SQLException, IOException {
        StringBuilder sql = new StringBuilder("SET SESSION foreign_key_checks = 0;\n");
        try (Statement statement = connection.createStatement()) {
            for (String script : strings(
                    statement, "SELECT script FROM flyway_schema_history WHERE success = 1 ORDER BY installed_rank")) {
                sql.append(migration(script)).append('\n');
            }
            sql.append(HISTORY);
            for (String table : strings(
                    statement,
                    "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME")) {
                rows(statement, table, sql);
            }
        }
        return sql.toString();
    }

    private static List<String> strings(Statement statement, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                strings.add(result.getString(1));
            }
        }
        return strings;
    }

    private static String migration(String script) throws IOException {
        try (InputStream in = ReleaseDump.class.getResourceAsStream("/db/migration/" + script)) {
            if (in == null) {
                throw new IOException("no such migration: " + script);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void rows(Statement statement, String table, StringBuilder sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM `" + table + "`")) {
            int columns = rows.getMetaData().getColumnCount();
            List<String> names = new ArrayList<>();
            for (int column = 1; column <= columns; column++) {
                names.add("`" + rows.getMetaData().getColumnName(column) + "`");
            }
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    values.add(literal(rows, column));
                }
                sql.append("INSERT INTO `%s` (%s) VALUES (%s);%n"
                        .formatted(table, String.join(", ", names), String.join(", ", values)));
            }
        }
    }

    private static String literal(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        return switch (value) {
            case null -> "NULL";
            case Boolean bool -> bool ? "1" : "0";
            case Number number ->
                number instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(number);
            case byte[] bytes ->
                bytes.length == 0 ? "''" : "0x" + HexFormat.of().formatHex(bytes);
            default ->
                "'"
                        + row.getString(column)
                                .replace("\\", "\\\\")
                                .replace("'", "''")
                                .replace("\n", "\\n")
                                .replace("\r", "\\r")
                        + "'";
        };
    }
}
