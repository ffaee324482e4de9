package dev.trellis.database;

import dev.trellis.database.EmbeddedSettings.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MariaDB of Trellis's own, for those who configure no database, and for tests.
 *
 * <p>Guarantees: it listens on loopback only; it has one account, with a random password that only the folder's owner can
 * read; committed data survives a crash of the server, of the JVM and (with {@link Durability#EVERY_COMMIT}) of the machine;
 * one process at a time uses a folder; a server left behind by a killed JVM is stopped at the next start. Everything that
 * hinders a start is a {@link DatabaseUnusableException} that says what to do.
 *
 * <p>It does not end with the JVM by itself: whoever starts it closes it, after the last user of its connections.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final int PORTS_TO_TRY = 5;

    private final EmbeddedSettings settings;
    private final FolderLock lock;
    private final ServerProcess server;
    private final int port;
    private final String password;
    private final boolean firstStart;
    private boolean closed;

    private EmbeddedDatabase(
            EmbeddedSettings settings,
            FolderLock lock,
            ServerProcess server,
            int port,
            String password,
            boolean first) {
        this.settings = settings;
        this.lock = lock;
        this.server = server;
        this.port = port;
        this.password = password;
        this.firstStart = first;
    }

    /** Starts the server of a folder, which is made if it is not there. Returns when the server answers. */
    public static EmbeddedDatabase start(Path folder) {
        return start(EmbeddedSettings.durable(folder));
    }

    /** Like {@link #start(Path)}, with a choice of where and how. */
    public static EmbeddedDatabase start(EmbeddedSettings settings) {
        Path folder = settings.folder();
        try {
            Files.createDirectories(folder);
            FolderLock lock = FolderLock.of(folder);
            try {
                return startLocked(settings, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw Sentences.about("start its embedded database", folder, e);
        }
    }

    /**
     * Stops a server that a killed JVM left behind in this folder, without starting another. Does nothing when there is none,
     * or when the folder is in use.
     */
    public static void stopLeftBehind(EmbeddedSettings settings) {
        if (!Files.isDirectory(settings.folder())) {
            return;
        }
        try (FolderLock lock = FolderLock.of(settings.folder())) {
            Orphan.stopIn(settings);
        } catch (IOException e) {
            throw Sentences.about("stop an embedded database left behind", settings.folder(), e);
        } catch (DatabaseUnusableException e) {
            log.debug("Nothing is left behind in a folder that is in use", e);
        }
    }

    private static EmbeddedDatabase startLocked(EmbeddedSettings settings, FolderLock lock) throws IOException {
        long began = System.nanoTime();
        Orphan.stopIn(settings);
        ServerPackage programs = ServerPackage.unpackedIn(settings.serverFolder());
        DataFolder folder = new DataFolder(settings, programs);
        boolean first = folder.initialise();
        String password = folder.password();
        folder.writeUserScript(password);
        int port = folder.port();
        for (int attempt = 1; ; attempt++) {
            ServerProcess server = ServerProcess.start(ServerArguments.serve(programs, settings, port), settings.log());
            EmbeddedDatabase database = new EmbeddedDatabase(settings, lock, server, port, password, first);
            if (database.answers()) {
                log.info(
                        "The embedded database runs on port {} with its data in {} ({} ms)",
                        port,
                        settings.data(),
                        Duration.ofNanos(System.nanoTime() - began).toMillis());
                return database;
            }
            boolean portTaken = Sentences.mentions(String.join("\n", server.output()), "bind on tcp/ip port");
            if (!portTaken || attempt == PORTS_TO_TRY) {
                throw Sentences.serverFailed("did not start", settings.log(), server.output());
            }
            port = folder.anotherPort();
        }
    }

    /** Waits until our account can log in; false when the server has ended instead. */
    private boolean answers() {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (server.alive()) {
            try (Connection connection = DriverManager.getConnection(jdbcUrl(""), username(), password)) {
                return connection.isValid(5);
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    server.stop();
                    throw new DatabaseUnusableException(
                            "The embedded database did not answer within " + LONGEST_START.toMinutes()
                                    + " minutes. Its log is " + settings.log() + ".",
                            e);
                }
            }
            if (!pause()) {
                server.stop();
                throw new DatabaseUnusableException("The start of the embedded database was interrupted.");
            }
        }
        return false;
    }

    private static boolean pause() {
        try {
            Thread.sleep(Duration.ofMillis(30));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The URL of a schema on this server, with every driver setting Trellis needs; the schema is made on first use. */
    public String jdbcUrl(String schema) {
        return DriverUrl.complete("jdbc:mysql://127.0.0.1:" + port + "/" + schema
                + "?sslMode=DISABLED&createDatabaseIfNotExist=" + !schema.isEmpty());
    }

    public String username() {
        return DataFolder.USER;
    }

    public String password() {
        return password;
    }

    /** Whether this start made the folder's data: there is nothing in it yet. */
    public boolean firstStart() {
        return firstStart;
    }

    /** The server's process id, for those who look after it. */
    public long processId() {
        return server.process().pid();
    }

    /** Stops the server and lets go of the folder. Closing again does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (settings.durability() == Durability.NONE) {
                server.kill();
            } else {
                server.stop();
            }
            Files.deleteIfExists(settings.processFile());
        } catch (IOException e) {
            log.warn("The embedded database is stopped, but {} could not be removed", settings.processFile(), e);
        } finally {
            try {
                lock.close();
            } catch (IOException e) {
                log.warn("The lock on {} could not be given back", settings.folder(), e);
            }
        }
    }
}
