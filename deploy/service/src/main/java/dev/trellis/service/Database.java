package dev.trellis.service;

import dev.trellis.database.DriverUrl;
import dev.trellis.database.EmbeddedDatabase;
import dev.trellis.database.Migrations;
import dev.trellis.database.RunningDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The database of this service: the one that was configured, or its own in the data folder. Migrated and ready.
 *
 * @param where for people, without secrets
 * @param embedded the server that this service has started, and stops
 */
record Database(
        String url,
        @Nullable String username,
        @Nullable String password,
        String where,
        @Nullable EmbeddedDatabase embedded)
        implements AutoCloseable {
    static final String DEFAULT_DATA_DIR = "./data";
    private static final String DEFAULT_POOL_SIZE = "20";
    private static final String EMBEDDED_SCHEMA = "trellis";

    /**
     * @throws dev.trellis.database.DatabaseUnusableException with a sentence for the operator
     */
    static Database open(Settings settings) {
        Database database = connect(settings);
        try {
            Migrations.of(database.url, nonNull(database.username), nonNull(database.password))
                    .migrate();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    static Path dataFolder(Settings settings) {
        return Path.of(settings.value(Setting.DATA_DIR).orElse(DEFAULT_DATA_DIR));
    }

    /** Not migrated; for work beside a service that uses it, the embedded one too. */
    static Database connectBeside(Settings settings) {
        if (settings.has(Setting.DATABASE_URL)) {
            return connect(settings);
        }
        Path folder = dataFolder(settings).resolve("database");
        return RunningDatabase.in(folder, EMBEDDED_SCHEMA)
                .map(running ->
                        new Database(running.url(), running.username(), running.password(), "embedded, running", null))
                .orElseGet(() -> connect(settings));
    }

    /** A connection of its own, apart from any pool. */
    Connection connection() throws SQLException {
        return DriverManager.getConnection(url, nonNull(username), nonNull(password));
    }

    /** Not migrated. An embedded one is nobody else's until it is closed. */
    static Database connect(Settings settings) {
        String url = settings.value(Setting.DATABASE_URL).orElse(null);
        if (url != null) {
            int question = url.indexOf('?');
            return new Database(
                    DriverUrl.complete(url),
                    settings.value(Setting.DATABASE_USERNAME).orElse(null),
                    settings.value(Setting.DATABASE_PASSWORD).orElse(null),
                    question < 0 ? url : url.substring(0, question),
                    null);
        }
        Path folder = dataFolder(settings).resolve("database");
        EmbeddedDatabase embedded = EmbeddedDatabase.start(folder);
        return new Database(
                embedded.jdbcUrl(EMBEDDED_SCHEMA),
                embedded.username(),
                embedded.password(),
                "embedded, kept in " + folder.toAbsolutePath().normalize() + " (" + Setting.DATABASE_URL.variable()
                        + " is not set)",
                embedded);
    }

    /**
     * What the connection pool is made of. Every instant is UTC and every transaction READ COMMITTED, whatever the zones and defaults of
     * the machine and the server; the driver's part of that is in {@link DriverUrl}.
     */
    Map<String, Object> properties(Settings settings) {
        Map<String, Object> properties = new LinkedHashMap<>();
        // A server that vanished must not hold a thread until the operating system gives up. Not for migrations, which
        // may take long.
        properties.put(
                "datasources.default.url",
                url.contains("socketTimeout=") ? url : url + (url.contains("?") ? "&" : "?") + "socketTimeout=30000");
        if (username != null) {
            properties.put("datasources.default.username", username);
        }
        if (password != null) {
            properties.put("datasources.default.password", password);
        }
        properties.put("datasources.default.driver-class-name", "com.mysql.cj.jdbc.Driver");
        properties.put("datasources.default.db-type", "mysql");
        properties.put("datasources.default.dialect", "MYSQL");
        properties.put("datasources.default.pool-name", "trellis");
        properties.put(
                "datasources.default.maximum-pool-size",
                settings.value(Setting.DATABASE_POOL_SIZE).orElse(DEFAULT_POOL_SIZE));
        properties.put("datasources.default.minimum-idle", "2");
        properties.put("datasources.default.transaction-isolation", "TRANSACTION_READ_COMMITTED");
        // Slack waits for three seconds in all: a request that gets no connection is better told so.
        properties.put("datasources.default.connection-timeout", "2000");
        // A node that stands still in the middle of a transaction keeps its locks, and others pass over what is locked:
        // the server
        // lets go of it before its leases have run out. Connections that merely rest are kept alive.
        properties.put("datasources.default.connection-init-sql", "set session wait_timeout = 50");
        properties.put("datasources.default.keepalive-time", "30000");
        return properties;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }

    private static String nonNull(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Database[" + where + "]";
    }
}
