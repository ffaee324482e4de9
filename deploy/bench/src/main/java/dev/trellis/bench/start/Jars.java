package dev.trellis.bench.start;

import dev.trellis.bench.server.Schema;
import dev.trellis.secrecy.EncryptionKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The two that are compared: the service on a migrated database, and the smallest Micronaut application. */
final class Jars {
    /** What the image starts with (deploy/docker/Dockerfile); the peer gets the same. */
    static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xms24m", "-XX:TrimNativeHeapInterval=5000");

    private Jars() {}

    static Jar service(Schema schema, List<String> flags) {
        return new Jar(
                root().resolve("deploy/service/target/trellis.jar"),
                "/health/readiness",
                Map.of(
                        "MALLOC_ARENA_MAX", "2",
                        "TRELLIS_DATABASE_URL", schema.url(),
                        "TRELLIS_DATABASE_USERNAME", schema.server().username(),
                        "TRELLIS_DATABASE_PASSWORD", schema.server().password(),
                        "TRELLIS_ENCRYPTION_KEY", EncryptionKey.generate().toJson()),
                flags);
    }

    static Jar hello(List<String> flags) {
        return new Jar(
                root().resolve("deploy/bench/hello/target/hello.jar"),
                "/hello",
                Map.of("MALLOC_ARENA_MAX", "2"),
                flags);
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("deploy/bench"))) {
            folder = folder.getParent();
        }
        return folder == null ? Path.of("") : folder;
    }
}
