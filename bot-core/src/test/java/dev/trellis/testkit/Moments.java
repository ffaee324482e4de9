package dev.trellis.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The moments that stand anywhere in a schema: whatever Trellis means to do later is written down with its time. */
final class Moments {
    private static @Nullable String statement;

    private final TestDatabase database;

    Moments(TestDatabase database) {
        this.database = database;
    }

    /** The first moment that is not before this one. */
    Optional<Instant> next(Instant earliest) {
        try (Connection connection = database.connect();
                Statement select = connection.createStatement();
                ResultSet found = select.executeQuery(statement(connection)
                        .replace("?", "'" + earliest.atOffset(ZoneOffset.UTC).toLocalDateTime() + "'"))) {
            found.next();
            return Optional.ofNullable(found.getTimestamp(1)).map(Timestamp::toInstant);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The same in every schema of this run. */
    private static synchronized String statement(Connection connection) throws SQLException {
        String known = statement;
        if (known == null) {
            known = columns(connection).entrySet().stream()
                    .flatMap(table -> table.getValue().stream()
                            .map(column -> "select min(" + column + ") at from " + table.getKey() + " where " + column
                                    + " >= ?"))
                    .collect(Collectors.joining(" union all ", "select min(at) from (", ") every"));
            statement = known;
        }
        return known;
    }

    private static Map<String, List<String>> columns(Connection connection) throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        try (ResultSet found = connection.getMetaData().getColumns(connection.getCatalog(), null, "%", "%")) {
            while (found.next()) {
                if (found.getInt("DATA_TYPE") == Types.TIMESTAMP) {
                    columns.computeIfAbsent(found.getString("TABLE_NAME"), table -> new ArrayList<>())
                            .add(found.getString("COLUMN_NAME"));
                }
            }
        }
        return columns;
    }
}
