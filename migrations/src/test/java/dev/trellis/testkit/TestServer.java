package dev.trellis.testkit;

import dev.trellis.database.EmbeddedDatabase;
import dev.trellis.database.EmbeddedSettings;
import dev.trellis.database.EmbeddedSettings.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one server of this test JVM: the one that {@code TRELLIS_TEST_DATABASE_URL} names, else an embedded one that is gone
 * with the JVM.
 *
 * @param url any schema's URL on the server, as a pattern for others
 */
record TestServer(String url, String username, String password) {

    private static @Nullable TestServer running;

    static synchronized TestServer running() {
        TestServer server = running;
        if (server == null) {
            String url = System.getenv("TRELLIS_TEST_DATABASE_URL");
            server = url == null || url.isBlank() ? embedded() : configured(url);
            running = server;
        }
        return server;
    }

    private static TestServer configured(String url) {
        return new TestServer(
                url,
                environment("TRELLIS_TEST_DATABASE_USERNAME", "root"),
                environment("TRELLIS_TEST_DATABASE_PASSWORD", ""));
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : value;
    }

    private static TestServer embedded() {
        Path shared = repositoryRoot().resolve("target").resolve("test-database");
        long own = ProcessHandle.current().pid();
        Path folder = shared.resolve("jvm-" + own);
        sweep(shared);
        EmbeddedDatabase database =
                EmbeddedDatabase.start(new EmbeddedSettings(folder, shared.resolve("server"), Durability.NONE));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            database.close();
            delete(folder);
        }));
        return new TestServer(database.jdbcUrl("any"), database.username(), database.password());
    }

    /** Takes away what killed test JVMs left: their servers and their data. */
    private static void sweep(Path shared) {
        if (!Files.isDirectory(shared)) {
            return;
        }
        List<Path> folders;
        try (Stream<Path> listed = Files.list(shared)) {
            folders = listed.filter(path -> path.getFileName().toString().matches("jvm-[0-9]+"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Path folder : folders) {
            long owner = Long.parseLong(folder.getFileName().toString().substring("jvm-".length()));
            if (ProcessHandle.of(owner).isEmpty()) {
                EmbeddedDatabase.stopLeftBehind(
                        new EmbeddedSettings(folder, shared.resolve("server"), Durability.NONE));
                delete(folder);
            }
        }
    }

    /** Where {@code .git} is: the same folder for every module, whatever directory the tests run in. */
    static Path repositoryRoot() {
        Path folder = Path.of("").toAbsolutePath();
        for (Path up = folder; up != null; up = up.getParent()) {
            if (Files.exists(up.resolve(".git"))
                    || Files.isDirectory(up.resolve("migrations").resolve("src"))) {
                return up;
            }
        }
        return folder;
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walked = Files.walk(folder)) {
            for (Path path : walked.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URL of a schema on this server. */
    String url(String schema) {
        return url.replaceFirst("^(jdbc:[a-z]+://[^/?]+)(/[^?]*)?", "$1/" + schema);
    }

    /** A connection that is in no schema. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(""), username, password);
    }
}
