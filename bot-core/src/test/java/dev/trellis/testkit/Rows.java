package dev.trellis.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What stands in the tables, for what no screen shows. */
public final class Rows {
    private Rows() {}

    /** The first column of the first row as text; "nothing" if there is no row, "null" if it is null. */
    public static String value(TestDatabase database, String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(query)) {
            return results.next() ? String.valueOf(results.getString(1)) : "nothing";
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** The first column of every row as text. */
    public static List<String> strings(TestDatabase database, String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (results.next()) {
                rows.add(results.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    public static long number(TestDatabase database, String query) {
        return Long.parseLong(value(database, query));
    }
}
