package dev.trellis.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A migrated schema of its own on the test server, and the way to it. Take one per test class with {@link WithDatabase}, or
 * make one with {@link #migrated()} and close it.
 *
 * <p>Guarantees: no other test, in this JVM or another, uses the same schema; every table is empty but for what migrations
 * put in, and every id begins at 1; closing takes everything away. Making eighty tables takes a MySQL seconds, so a schema whose tables
 * are as they were is cleaned and let again.
 *
 * @param schema its name on the server
 * @param url with every driver setting that the service uses too
 */
public record TestDatabase(String schema, String url, String username, String password) implements AutoCloseable {
    private static final AtomicInteger made = new AtomicInteger();

    /** Made from the blueprint; what is closed among them is cleaned and let again. */
    private static final Set<String> lettable = ConcurrentHashMap.newKeySet();

    private static final Queue<String> vacant = new ConcurrentLinkedQueue<>();

    private static @Nullable SchemaBlueprint blueprint;

    /** A schema with every migration applied. The first one takes a second or two, further ones a fraction. */
    public static TestDatabase migrated() {
        TestServer server = TestServer.running();
        String clean = vacant.poll();
        if (clean != null) {
            return named(server, clean);
        }
        TestDatabase database = named(server, nextName());
        try (Connection connection = server.connect()) {
            blueprint(server).build(connection, database.schema());
            lettable.add(database.schema());
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException("The test schema could not be made: " + e.getMessage(), e);
        }
    }

    /** Whether nobody else uses the server: only then its own counts say what one test did. */
    public static boolean hasTheServerToItself() {
        String url = System.getenv("TRELLIS_TEST_DATABASE_URL");
        return url == null || url.isBlank();
    }

    /** A schema with nothing in it. */
    public static TestDatabase empty() {
        TestServer server = TestServer.running();
        TestDatabase database = named(server, nextName());
        database.onServer(
                "CREATE DATABASE `" + database.schema() + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
        return database;
    }

    private static TestDatabase named(TestServer server, String schema) {
        return new TestDatabase(
                schema,
                dev.trellis.database.DriverUrl.complete(server.url(schema)),
                server.username(),
                server.password());
    }

    private static synchronized SchemaBlueprint blueprint(TestServer server) throws SQLException {
        SchemaBlueprint known = blueprint;
        if (known == null) {
            TestDatabase template = empty();
            known = SchemaBlueprint.migrated(server, template.schema());
            blueprint = known;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                template.dropQuietly();
                vacant.forEach(schema -> named(server, schema).dropQuietly());
            }));
        }
        return known;
    }

    /** Other JVMs may use the same real server: the process id keeps them apart. */
    private static String nextName() {
        return "test_" + ProcessHandle.current().pid() + "_" + made.incrementAndGet();
    }

    /** A new connection for each call, as a plain source without a pool. */
    public DataSource dataSource() {
        return new PlainDataSource(url, username, password);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, username, password);
    }

    /** What Micronaut needs to know to use it as its default data source; small pool, no wait for a dead server. */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("datasources.default.url", url);
        properties.put("datasources.default.username", username);
        properties.put("datasources.default.password", password);
        properties.put("datasources.default.driver-class-name", "com.mysql.cj.jdbc.Driver");
        properties.put("datasources.default.db-type", "mysql");
        properties.put("datasources.default.dialect", "MYSQL");
        properties.put("datasources.default.maximum-pool-size", "10");
        properties.put("datasources.default.minimum-idle", "0");
        return properties;
    }

    /** Runs statements on this schema, for arranging a test. */
    public void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Gives the schema back: nothing of it is seen again, by whichever way. */
    @Override
    public void close() {
        if (lettable.contains(schema) && cleaned()) {
            vacant.add(schema);
        } else {
            lettable.remove(schema);
            drop();
        }
    }

    private boolean cleaned() {
        TestServer server = TestServer.running();
        try (Connection connection = server.connect()) {
            return blueprint(server).restore(connection, schema);
        } catch (SQLException e) {
            // Somebody still holds on to it, or has changed more than rows.
            return false;
        }
    }

    private void drop() {
        onServer("DROP DATABASE IF EXISTS `" + schema + "`");
    }

    private void dropQuietly() {
        try {
            drop();
        } catch (IllegalStateException e) {
            // The server may be gone already, and the schema with it.
        }
    }

    private void onServer(String sql) {
        try (Connection connection = TestServer.running().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
