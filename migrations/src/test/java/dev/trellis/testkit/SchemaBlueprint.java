package dev.trellis.testkit;

import dev.trellis.database.Migrations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * A migrated schema as statements: every table with its keys, constraints and defaults as the server itself writes them,
 * and the rows that migrations put in. Building from them takes a fraction of the time of migrating again.
 *
 * @param tables their names, in the order of {@code created}
 * @param created a statement for each
 * @param filled the tables with rows of migrations
 * @param shape see {@link #shape}
 * @param origin the migrated schema
 */
record SchemaBlueprint(List<String> tables, List<String> created, List<String> filled, String shape, String origin) {
    private static final int MOST_LOOKS = 25;

    static SchemaBlueprint migrated(TestServer server, String schema) throws SQLException {
        Migrations.of(server.url(schema), server.username(), server.password()).migrate();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            List<String> tables = tablesOf(statement, schema);
            List<String> created = new ArrayList<>();
            for (String table : tables) {
                try (ResultSet shown = statement.executeQuery("SHOW CREATE TABLE `" + schema + "`.`" + table + "`")) {
                    shown.next();
                    created.add(shown.getString(2));
                }
            }
            statement.execute("USE `" + schema + "`");
            return new SchemaBlueprint(
                    tables, List.copyOf(created), withRows(statement, tables), shape(statement, schema), schema);
        }
    }

    private static List<String> tablesOf(Statement statement, String schema) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = statement.executeQuery("SELECT TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES"
                + " WHERE TABLE_SCHEMA = '" + schema + "' ORDER BY TABLE_NAME")) {
            while (tables.next()) {
                if (!tables.getString(2).equals("BASE TABLE")) {
                    throw new IllegalStateException(
                            "SchemaBlueprint copies tables only; teach it about " + tables.getString(1));
                }
                names.add(tables.getString(1));
            }
        }
        return List.copyOf(names);
    }

    /** Makes a schema just like the migrated one. */
    void build(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE `" + schema + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
            statement.execute("USE `" + schema + "`");
            statement.execute("SET SESSION foreign_key_checks = 0");
            for (String table : created) {
                statement.execute(table);
            }
            fill(statement);
            statement.execute("SET SESSION foreign_key_checks = 1");
        }
    }

    /**
     * Makes a schema that was built from this, and used, what it was at first.
     *
     * @return false if that cannot be: its tables are others now, or somebody is still in it
     */
    boolean restore(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("USE `" + schema + "`");
            statement.execute("SET SESSION innodb_lock_wait_timeout = 2");
            if (isInUse(statement, schema) || !shape(statement, schema).equals(shape)) {
                return false;
            }
            statement.execute("SET SESSION foreign_key_checks = 0");
            for (String table : withRows(statement, tables)) {
                statement.execute("DELETE FROM `" + table + "`");
            }
            for (String table : counted(statement, schema)) {
                statement.execute("ALTER TABLE `" + table + "` AUTO_INCREMENT = 1");
            }
            fill(statement);
            statement.execute("SET SESSION foreign_key_checks = 1");
            return true;
        }
    }

    private void fill(Statement statement) throws SQLException {
        for (String table : filled) {
            statement.execute("INSERT INTO `" + table + "` SELECT * FROM `" + origin + "`.`" + table + "`");
        }
    }

    /** Whether there are connections other than this one; a server takes a moment to notice that one was closed. */
    private static boolean isInUse(Statement statement, String schema) throws SQLException {
        String others =
                "SELECT ID FROM information_schema.PROCESSLIST WHERE DB = '" + schema + "' AND ID <> CONNECTION_ID()";
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            if (strings(statement, others).isEmpty()) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return true;
    }

    private static List<String> withRows(Statement statement, List<String> tables) throws SQLException {
        return strings(
                statement,
                tables.stream()
                        .map(table -> "(SELECT '" + table + "' FROM `" + table + "` LIMIT 1)")
                        .collect(Collectors.joining(" UNION ALL ")));
    }

    /** The tables whose next id would not be 1, whether or not rows are left. */
    private static List<String> counted(Statement statement, String schema) throws SQLException {
        if (statement.getConnection().getMetaData().getDatabaseProductVersion().contains("MariaDB")) {
            return strings(statement, counters(schema));
        }
        // MySQL answers from what it knew a day ago, unless told otherwise.
        statement.execute("SET SESSION information_schema_stats_expiry = 0");
        return strings(statement, counters(schema));
    }

    private static String counters(String schema) {
        return "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = '" + schema
                + "' AND AUTO_INCREMENT > 1";
    }

    /** Everything about a schema that is no row, in short. */
    private static String shape(Statement statement, String schema) throws SQLException {
        String at = " WHERE TABLE_SCHEMA = '" + schema + "'";
        return String.join(
                " ",
                strings(
                        statement,
                        "SELECT CONCAT_WS(' ', COUNT(*), SUM(CRC32(CONCAT_WS(' ', TABLE_NAME, COLUMN_NAME, COLUMN_TYPE,"
                                + " COLUMN_DEFAULT, IS_NULLABLE)))) FROM information_schema.COLUMNS" + at
                                + " UNION ALL SELECT CONCAT_WS(' ', COUNT(*), SUM(CRC32(CONCAT_WS(' ', TABLE_NAME,"
                                + " INDEX_NAME, SEQ_IN_INDEX, COLUMN_NAME)))) FROM information_schema.STATISTICS" + at
                                + " UNION ALL SELECT COUNT(*) FROM information_schema.TABLE_CONSTRAINTS" + at
                                + " UNION ALL SELECT COUNT(*) FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = '"
                                + schema + "'"));
    }

    private static List<String> strings(Statement statement, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                strings.add(found.getString(1));
            }
        }
        return List.copyOf(strings);
    }
}
