package dev.trellis.database;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What lies in an embedded server's folder, and the promises about it. */
final class DataFolder {
    private static final Logger log = LoggerFactory.getLogger(DataFolder.class);
    static final String USER = "trellis";

    private final EmbeddedSettings settings;
    private final ServerPackage programs;

    DataFolder(EmbeddedSettings settings, ServerPackage programs) {
        this.settings = settings;
        this.programs = programs;
    }

    /**
     * Makes the server's own tables unless they are there. They are made in a folder beside and moved into place, so that a
     * crash in between leaves nothing half-made.
     *
     * @return whether they were made now
     */
    boolean initialise() throws IOException {
        if (Files.isDirectory(settings.data())) {
            return false;
        }
        Path making = settings.folder().resolve("data.partial");
        ServerPackage.delete(making);
        Files.createDirectories(making);
        ownersOnly(making, "rwx------");
        ServerProcess bootstrap = ServerProcess.start(ServerArguments.bootstrap(programs, making), settings.log());
        try (OutputStream input = bootstrap.process().getOutputStream()) {
            input.write(systemTables().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            log.debug("The server ended before it had read everything; its log says why", e);
        }
        if (exitStatus(bootstrap.process()) != 0) {
            throw Sentences.serverFailed("could not be set up", settings.log(), bootstrap.output());
        }
        Files.move(making, settings.data(), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private static int exitStatus(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return -1;
        }
    }

    /** Nobody may log in after this: the accounts that the scripts make are removed, ours comes with each start. */
    private String systemTables() {
        return """
                create database if not exists mysql;
                use mysql;
                SET @auth_root_socket=NULL;
                """
                + programs.script("mariadb_system_tables.sql")
                + programs.script("mariadb_performance_tables.sql")
                + programs.script("mariadb_system_tables_data.sql")
                + """

                delete from mysql.global_priv where User <> 'mariadb.sys';
                delete from mysql.proxies_priv;
                """;
    }

    /** The password of our account: random, made once, readable by the owner of the folder only. */
    String password() throws IOException {
        Path file = settings.passwordFile();
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            writeSecret(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    /** The server runs this before it lets anyone in, so the password file is right even after it was replaced. */
    void writeUserScript(String password) throws IOException {
        String account = "'" + USER + "'@'127.0.0.1'";
        writeSecret(settings.userScript(), """
                CREATE USER IF NOT EXISTS %1$s IDENTIFIED BY '%2$s';
                ALTER USER %1$s IDENTIFIED BY '%2$s';
                GRANT ALL PRIVILEGES ON *.* TO %1$s;
                REVOKE FILE ON *.* FROM %1$s;
                """.formatted(account, password.replaceAll("[^A-Za-z0-9]", "")));
    }

    /** The port of the last run if it is free, else another free one, which is then kept. */
    int port() throws IOException {
        if (Files.exists(settings.portFile())) {
            String kept = Files.readString(settings.portFile(), StandardCharsets.UTF_8)
                    .strip();
            if (kept.matches("[0-9]{4,5}") && free(Integer.parseInt(kept))) {
                return Integer.parseInt(kept);
            }
        }
        return anotherPort();
    }

    int anotherPort() throws IOException {
        int chosen;
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            chosen = any.getLocalPort();
        }
        Files.writeString(settings.portFile(), Integer.toString(chosen), StandardCharsets.UTF_8);
        return chosen;
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static void writeSecret(Path file, String text) throws IOException {
        Path making = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(making);
        Files.createFile(making);
        ownersOnly(making, "rw-------");
        Files.writeString(making, text, StandardCharsets.UTF_8);
        Files.move(making, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    static void ownersOnly(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
