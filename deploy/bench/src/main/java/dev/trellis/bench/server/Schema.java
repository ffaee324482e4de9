package dev.trellis.bench.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.trellis.bench.comparison.BenchmarkFailedException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A schema of one side's own; closing drops it.
 *
 * @param url with every driver setting that the service uses, for peers too
 */
public record Schema(Server server, String name, String url) implements AutoCloseable {
    /** Runs statements one after the other. */
    public void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new BenchmarkFailedException("the database said no", e);
        }
    }

    /** A number, such as {@code count(*) from outbox}; 0 for null. */
    public long number(String selection) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("select " + selection)) {
            results.next();
            return results.getLong(1);
        } catch (SQLException e) {
            throw new BenchmarkFailedException("the database said no", e);
        }
    }

    /**
     * Asks for a number again and again, on one connection, until it is at least {@code wanted}.
     *
     * @throws BenchmarkFailedException when it takes longer than {@code atMost}
     */
    public void await(String selection, long wanted, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        long seen = 0;
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            while (System.nanoTime() < end) {
                try (ResultSet results = statement.executeQuery("select " + selection)) {
                    results.next();
                    seen = results.getLong(1);
                }
                if (seen >= wanted) {
                    return;
                }
                Thread.sleep(20);
            }
        } catch (SQLException e) {
            throw new BenchmarkFailedException("the database said no", e);
        }
        throw new BenchmarkFailedException(
                selection + " is " + seen + " and not " + wanted + " after " + atMost.toSeconds() + " s");
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, server.username(), server.password());
    }

    /** A pool like the service's: for peers. */
    public HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(server.username());
        config.setPassword(server.password());
        config.setMaximumPoolSize(size);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        server.run("drop database if exists `" + name + "`");
    }
}
