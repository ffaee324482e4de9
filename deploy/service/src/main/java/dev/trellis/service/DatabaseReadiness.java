package dev.trellis.service;

import dev.trellis.database.Migrations;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.reactivestreams.Publisher;

/** Whether the database answers and is at this program's version. */
@Singleton
@Readiness
class DatabaseReadiness implements HealthIndicator {
    private static final int SECONDS = 2;

    private final DataSource pool;
    /** Migrations are never taken back, so this is asked until it is true. */
    private volatile boolean migrated;

    DatabaseReadiness(DataSource source) {
        this.pool = DelegatingDataSource.unwrapDataSource(source);
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Probe.of("database", this::wrong);
    }

    private String wrong() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            if (!connection.isValid(SECONDS)) {
                return "not reachable";
            }
        }
        if (!migrated) {
            List<String> pending = Migrations.of(pool).pending();
            if (!pending.isEmpty()) {
                return "not migrated: " + String.join(", ", pending);
            }
            migrated = true;
        }
        return "";
    }
}
