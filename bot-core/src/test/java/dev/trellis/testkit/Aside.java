package dev.trellis.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A look at a database past Trellis, with one connection for all looks: making one takes longer than most of what is asked. */
final class Aside implements AutoCloseable {
    private final TestDatabase database;
    private @Nullable Connection connection;

    Aside(TestDatabase database) {
        this.database = database;
    }

    /** What the first row holds. */
    synchronized <T> T ask(String query, Answer<T> answer) {
        try (Statement statement = connection().createStatement();
                ResultSet results = statement.executeQuery(query)) {
            results.next();
            return answer.of(results);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    synchronized Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = database.connect();
            connection = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    interface Answer<T> {
        T of(ResultSet results) throws SQLException;
    }
}
