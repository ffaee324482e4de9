package dev.trellis.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
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
    private static volatile @Nullable String statement;

    private final Aside aside;

    Moments(Aside aside) {
        this.aside = aside;
    }

    /** The first moment that is not before this one. */
    Optional<Instant> next(Instant earliest) {
        LocalDateTime written = earliest.atOffset(ZoneOffset.UTC).toLocalDateTime();
        return aside.ask(
                statement().replace("?", "'" + written + "'"),
                found -> Optional.ofNullable(found.getTimestamp(1)).map(Timestamp::toInstant));
    }

    /** The same in every schema of this run. */
    private String statement() {
        String known = statement;
        if (known == null) {
            known = columns().entrySet().stream()
                    .flatMap(table -> table.getValue().stream()
                            .map(column -> "select min(" + column + ") at from " + table.getKey() + " where " + column
                                    + " >= ?"))
                    .collect(Collectors.joining(" union all ", "select min(at) from (", ") every"));
            statement = known;
        }
        return known;
    }

    /** When the schema was made, and when platforms may be called again, is told by the clock on the wall. */
    private static boolean isOnTheWall(String table, String column) {
        return table.startsWith("flyway") || table.equals("delivery_pace") && !column.equals("closed_until");
    }

    private Map<String, List<String>> columns() {
        try {
            Connection connection = aside.connection();
            Map<String, List<String>> columns = new TreeMap<>();
            try (ResultSet found = connection.getMetaData().getColumns(connection.getCatalog(), null, "%", "%")) {
                while (found.next()) {
                    String table = found.getString("TABLE_NAME");
                    String column = found.getString("COLUMN_NAME");
                    if (found.getInt("DATA_TYPE") == Types.TIMESTAMP && !isOnTheWall(table, column)) {
                        columns.computeIfAbsent(table, each -> new ArrayList<>())
                                .add(column);
                    }
                }
            }
            return columns;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
