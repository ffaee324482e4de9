package dev.trellis.storage;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hand-written statements, inside the transaction of the caller. For set-based work; single rows go through the repositories. */
@Singleton
public class Sql {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final JdbcOperations jdbc;

    Sql(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows changed. Parameters are strings, numbers, booleans, {@link Instant}s, enums (by name) or null, in order. */
    public int update(String statement, @Nullable Object... parameters) {
        return jdbc.prepareStatement(statement, prepared -> {
            bind(prepared, parameters);
            return prepared.executeUpdate();
        });
    }

    /** Inserts the rows of one {@code values} list; their ids, in their order. */
    public List<Long> insert(String statement, @Nullable Object... parameters) {
        return jdbc.execute(connection -> {
            try (PreparedStatement prepared = connection.prepareStatement(statement, Statement.RETURN_GENERATED_KEYS)) {
                bind(prepared, parameters);
                prepared.executeUpdate();
                List<Long> ids = new ArrayList<>();
                try (ResultSet keys = prepared.getGeneratedKeys()) {
                    while (keys.next()) {
                        ids.add(keys.getLong(1));
                    }
                }
                return ids;
            }
        });
    }

    public <T> List<T> query(String statement, Row<T> row, @Nullable Object... parameters) {
        return jdbc.prepareStatement(statement, prepared -> {
            bind(prepared, parameters);
            List<T> rows = new ArrayList<>();
            try (ResultSet results = prepared.executeQuery()) {
                while (results.next()) {
                    rows.add(row.read(results));
                }
            }
            return rows;
        });
    }

    public <T> Optional<T> one(String statement, Row<T> row, @Nullable Object... parameters) {
        List<T> rows = query(statement, row, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /** {@code ?, ?, ?} for an {@code in} list. */
    public static String marks(int count) {
        return "?" + ", ?".repeat(count - 1);
    }

    /** {@code (?, ?), (?, ?)} for the values of several rows. */
    public static String rows(int count, int columns) {
        String row = "(" + marks(columns) + ")";
        return row + (", " + row).repeat(count - 1);
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    public static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static void bind(PreparedStatement prepared, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            prepared.setObject(
                    i + 1,
                    switch (parameter) {
                        case null -> null;
                        // What the driver would send, too; it makes a formatter for each.
                        case Instant at -> MICROSECONDS.format(at.plusNanos(500));
                        case Enum<?> constant -> constant.name();
                        default -> parameter;
                    });
        }
    }

    /** Reads the row that the results stand at. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
