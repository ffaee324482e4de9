package dev.trellis.attacks;

import dev.trellis.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every row of every table, to see what was changed. */
final class DatabaseState {
    private final Map<String, Map<Map<String, String>, Integer>> tables;

    private DatabaseState(Map<String, Map<Map<String, String>, Integer>> tables) {
        this.tables = tables;
    }

    /** A changed row is one that went and one that came. */
    record Change(String table, List<Map<String, String>> came, List<Map<String, String>> went) {
        @Override
        public String toString() {
            return table + (came.isEmpty() ? "" : " +" + came.size()) + (went.isEmpty() ? "" : " −" + went.size());
        }
    }

    static DatabaseState of(TestDatabase database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet results = statement.executeQuery("show tables")) {
                while (results.next()) {
                    names.add(results.getString(1));
                }
                // When which workspace may be called again: it moves with every message, and is nobody's.
                names.remove("delivery_pace");
            }
            Map<String, Map<Map<String, String>, Integer>> tables = new TreeMap<>();
            for (String name : names) {
                tables.put(name, rows(statement, name));
            }
            return new DatabaseState(tables);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<Map<String, String>, Integer> rows(Statement statement, String table) throws SQLException {
        Map<Map<String, String>, Integer> rows = new LinkedHashMap<>();
        try (ResultSet results = statement.executeQuery("select * from `" + table + "`")) {
            while (results.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int column = 1; column <= results.getMetaData().getColumnCount(); column++) {
                    row.put(results.getMetaData().getColumnName(column), String.valueOf(results.getString(column)));
                }
                rows.merge(row, 1, Integer::sum);
            }
        }
        return rows;
    }

    List<Change> since(DatabaseState before) {
        List<Change> changes = new ArrayList<>();
        tables.forEach((table, rows) -> {
            Map<Map<String, String>, Integer> old = before.tables.getOrDefault(table, Map.of());
            Change change = new Change(table, beyond(rows, old), beyond(old, rows));
            if (!change.came().isEmpty() || !change.went().isEmpty()) {
                changes.add(change);
            }
        });
        return changes;
    }

    private static List<Map<String, String>> beyond(
            Map<Map<String, String>, Integer> rows, Map<Map<String, String>, Integer> others) {
        return rows.entrySet().stream()
                .filter(row -> row.getValue() > others.getOrDefault(row.getKey(), 0))
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
    }
}
