package dev.trellis.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Whether a schema is exactly what this program needs: every migration of the class path applied as it is now, and none besides. One query and
 * a few files, where Flyway takes a third of a service's start to find that there is nothing to do.
 *
 * <p>Says no whenever in doubt; what is the matter then, Flyway finds out.
 */
final class CurrentSchema {
    private static final String FOLDER = "db/migration/";
    /** Found by its name on any class path, where a folder is not. */
    private static final String FIRST = FOLDER + "V1__foundation.sql";

    private static final Pattern SCRIPT = Pattern.compile("V([0-9.]+)__\\w+\\.sql");

    private CurrentSchema() {}

    static boolean is(Connection connection) {
        try {
            return applied(connection).filter(needed()::equals).isPresent();
        } catch (SQLException | IOException doubt) {
            return false;
        }
    }

    /** Versions with checksums as the database has them; empty when something else than our migrations was ever done there. */
    private static Optional<Map<String, Integer>> applied(Connection connection) throws SQLException {
        Map<String, Integer> applied = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select version, type, checksum, success from flyway_schema_history")) {
            while (row.next()) {
                String version = row.getString("version");
                if (version == null || !row.getString("type").equals("SQL") || !row.getBoolean("success")) {
                    return Optional.empty();
                }
                applied.put(version, row.getInt("checksum"));
            }
        }
        return Optional.of(applied);
    }

    /** Versions with checksums as this program has them. */
    static Map<String, Integer> needed() throws IOException {
        URL first = Objects.requireNonNull(CurrentSchema.class.getClassLoader().getResource(FIRST), FIRST);
        Map<String, Integer> needed = new TreeMap<>();
        for (String name : names(first)) {
            Matcher script = SCRIPT.matcher(name);
            if (script.matches()) {
                needed.put(script.group(1), checksum(name));
            }
        }
        return needed;
    }

    private static Iterable<String> names(URL first) throws IOException {
        if (first.openConnection() instanceof JarURLConnection inJar) {
            // The program's own jar, which is open already.
            JarFile jar = inJar.getJarFile();
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(FOLDER))
                    .map(name -> name.substring(FOLDER.length()))
                    .toList();
        }
        try (Stream<Path> files = Files.list(
                Objects.requireNonNull(Path.of(URI.create(first.toString())).getParent()))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** As Flyway reckons it: over the lines without their ends. */
    private static int checksum(String name) throws IOException {
        CRC32 sum = new CRC32();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CurrentSchema.class.getClassLoader().getResourceAsStream(FOLDER + name), name),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return (int) sum.getValue();
    }
}
