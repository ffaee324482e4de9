package dev.trellis.testkit;

import dev.trellis.database.Migrations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A migrated schema as statements: every table with its keys, constraints and defaults as the server itself writes them,
 * and the rows that migrations put in. Building from them takes a fraction of the time of migrating again.
 */
record SchemaBlueprint(List<String> tables, List<String> filled, String origin) {

    static SchemaBlueprint migrated(TestServer server, String schema) throws SQLException {
        Migrations.of(server.url(schema), server.username(), server.password()).migrate();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            List<String> filled = new ArrayList<>();
            for (String table : tablesOf(statement, schema)) {
                try (ResultSet created = statement.executeQuery("SHOW CREATE TABLE `" + schema + "`.`" + table + "`")) {
                    created.next();
                    tables.add(created.getString(2));
                }
                try (ResultSet any = statement.executeQuery("SELECT 1 FROM `" + schema + "`.`" + table + "` LIMIT 1")) {
                    if (any.next()) {
                        filled.add(table);
                    }
                }
            }
            return new SchemaBlueprint(List.copyOf(tables), List.copyOf(filled), schema);
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
        return names;
    }

    /** Makes a schema just like the migrated one. */
    void build(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE `" + schema + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
            statement.execute("USE `" + schema + "`");
            statement.execute("SET SESSION foreign_key_checks = 0");
            for (String table : tables) {
                statement.execute(table);
            }
            for (String table : filled) {
                statement.execute("INSERT INTO `" + table + "` SELECT * FROM `" + origin + "`.`" + table + "`");
            }
            statement.execute("SET SESSION foreign_key_checks = 1");
        }
    }
}
