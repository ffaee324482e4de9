package dev.trellis.bench.server;

import dev.trellis.bench.comparison.BenchmarkFailedException;
import dev.trellis.database.DriverUrl;
import dev.trellis.database.Migrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A MySQL server to measure on.
 *
 * @param url of any schema there
 */
public record Server(String url, String username, String password) {
    /** For benchmarks that need none. */
    public static final Server NONE = new Server("", "", "");

    private static final String VARIABLE = "TRELLIS_BENCH_DATABASE_";
    private static final Pattern NAME = Pattern.compile("bench_([0-9]{1,9})_[0-9]+");
    private static final AtomicInteger MADE = new AtomicInteger();

    /** The one in {@code TRELLIS_BENCH_DATABASE_URL}, {@code _USERNAME} and {@code _PASSWORD}. */
    public static Server ofEnvironment() {
        String url = System.getenv(VARIABLE + "URL");
        if (url == null || url.isBlank()) {
            throw new BenchmarkFailedException(VARIABLE + "URL is not set; as in jdbc:mysql://127.0.0.1:3306/any,"
                    + " with an account that may make and drop schemas in " + VARIABLE + "USERNAME and _PASSWORD.");
        }
        Server server = new Server(url, environment("USERNAME", "root"), environment("PASSWORD", ""));
        server.dropLeftBehind();
        return server;
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(VARIABLE + name);
        return value == null ? otherwise : value;
    }

    /** Schemas of runs that were killed. */
    private void dropLeftBehind() {
        List<String> left = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery("show databases")) {
            while (names.next()) {
                Matcher ours = NAME.matcher(names.getString(1));
                if (ours.matches()
                        && ProcessHandle.of(Long.parseLong(ours.group(1))).isEmpty()) {
                    left.add(ours.group());
                }
            }
        } catch (SQLException e) {
            throw new BenchmarkFailedException("the database said no", e);
        }
        left.forEach(name -> run("drop database `" + name + "`"));
    }

    /** A schema with nothing in it. */
    public Schema empty() {
        String name = "bench_" + ProcessHandle.current().pid() + "_" + MADE.incrementAndGet();
        run("create database `" + name + "` character set utf8mb4 collate utf8mb4_bin");
        return new Schema(this, name, DriverUrl.complete(urlOf(name)));
    }

    /** A schema with Trellis' tables. */
    public Schema migrated() {
        Schema schema = empty();
        Migrations.of(schema.url(), username, password).migrate();
        return schema;
    }

    /** Version and the settings that decide about speed, for a note. */
    public String described() {
        String processors = Runtime.getRuntime().availableProcessors() + " processors for both";
        if (equals(NONE)) {
            return processors;
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select version(), @@innodb_buffer_pool_size div 1048576, @@innodb_flush_log_at_trx_commit,"
                                + " @@sync_binlog, @@log_bin")) {
            row.next();
            return "server " + row.getString(1) + ", buffer pool " + row.getString(2)
                    + " MB, innodb_flush_log_at_trx_commit " + row.getString(3) + ", sync_binlog " + row.getString(4)
                    + ", log_bin " + row.getString(5) + "; "
                    + processors;
        } catch (SQLException e) {
            throw new BenchmarkFailedException("the database said no", e);
        }
    }

    void run(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new BenchmarkFailedException("the database said no", e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(urlOf(""), username, password);
    }

    private String urlOf(String schema) {
        return url.replaceFirst("^(jdbc:[a-z]+://[^/?]+)(/[^?]*)?", "$1/" + schema);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Server[" + url + "]";
    }
}
