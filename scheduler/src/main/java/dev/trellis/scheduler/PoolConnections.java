package dev.trellis.scheduler;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Quartz's connections come from the service's pool, which outlives Quartz. */
record PoolConnections(DataSource pool) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void initialize() {
        // The pool is there already.
    }

    @Override
    public void shutdown() {
        // The pool is closed by whoever made it.
    }
}
