package dev.trellis.playground.stage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The service's own tables, read and filled behind its back. Only a playground may do that. */
public final class Rows {
    private final DataSource dataSource;

    public Rows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads one row. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> query(String statement, Reader<T> reader, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement prepared = prepared(connection, statement, parameters);
                ResultSet results = prepared.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (results.next()) {
                rows.add(reader.read(results));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("the playground could not read: " + statement, e);
        }
    }

    public long number(String statement, @Nullable Object... parameters) {
        return query(statement, row -> row.getLong(1), parameters).getFirst();
    }

    /** The key that was generated, or 0. */
    public long change(String statement, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(true);
            try (PreparedStatement prepared = prepared(connection, statement, parameters)) {
                prepared.executeUpdate();
                try (ResultSet keys = prepared.getGeneratedKeys()) {
                    return keys.next() ? keys.getLong(1) : 0;
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the playground could not write: " + statement, e);
        }
    }

    public static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static PreparedStatement prepared(Connection connection, String statement, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement, PreparedStatement.RETURN_GENERATED_KEYS);
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            prepared.setObject(i + 1, parameter instanceof Instant at ? Timestamp.from(at) : parameter);
        }
        return prepared;
    }
}
