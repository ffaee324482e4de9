package dev.trellis.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is shipped; run after it is packaged (see the POM), so its name is none of an ordinary test. */
@Tag("database")
class RunnableJarCheck {
    private static final File JAR = new File("target/trellis.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void holdsNothingOfThePlaygroundOrOfTests() throws IOException {
        try (JarFile jar = new JarFile(JAR)) {
            List<String> ours = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("dev/trellis/"))
                    .toList();

            assertThat(ours)
                    .anyMatch(name -> name.startsWith("dev/trellis/slack/"))
                    .anyMatch(name -> name.startsWith("dev/trellis/teams/"))
                    .noneMatch(name -> name.startsWith("dev/trellis/standins/")
                            || name.startsWith("dev/trellis/playground/")
                            || name.startsWith("dev/trellis/testkit/"));
            assertThat(jar.getEntry("org/junit/jupiter/api/Test.class")).isNull();
        }
    }

    @Test
    void saysEveryMistakeAndEndsWithTwo() throws Exception {
        Process process = start(Map.of("TRELLIS_SLACK_BOT_TOKEN", "xoxb-1", "TRELLIS_TEAMS_APP_PASSWORD", "hush"));

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(output())
                .containsExactly(
                        "Trellis cannot start with these settings:",
                        "  TRELLIS_SLACK_BOT_TOKEN is set but neither TRELLIS_SLACK_SIGNING_SECRET nor TRELLIS_SLACK_APP_TOKEN is.",
                        "  TRELLIS_TEAMS_APP_PASSWORD is set but TRELLIS_TEAMS_APP_ID is not.",
                        "  TRELLIS_TEAMS_APP_PASSWORD is set but TRELLIS_TEAMS_TENANT_ID is not.");
    }

    @Test
    void startsOnAnEmptyFolderAndStopsOnSigterm() throws Exception {
        int port = freePort();
        long began = System.nanoTime();
        Process process = start(Map.of(
                "TRELLIS_DATA_DIR", folder.resolve("data").toString(),
                "MICRONAUT_SERVER_PORT", Integer.toString(port),
                "TRELLIS_LOG_FORMAT", "json"));
        try {
            awaitReady(process, port);
            System.out.println("trellis.jar is ready on an empty folder after "
                    + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");

            process.destroy();

            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(output())
                    .allMatch(line -> line.startsWith("{\"@timestamp\":"))
                    .anyMatch(line -> line.contains("is ready on port " + port))
                    .anyMatch(line -> line.contains("Slack: off (TRELLIS_SLACK_SIGNING_SECRET is not set)"))
                    .anyMatch(line -> line.contains("Trellis has stopped"));
        } finally {
            process.destroyForcibly();
        }
        assertThat(folder.resolve("data/database/mariadbd.pid")).doesNotExist();
    }

    private Process start(Map<String, String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                JAR.getAbsolutePath());
        builder.environment().keySet().removeIf(name -> name.startsWith("TRELLIS_") || name.startsWith("MICRONAUT_"));
        builder.environment().keySet().removeIf(name -> name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(settings);
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private List<String> output() throws IOException {
        return Files.readAllLines(folder.resolve("output"));
    }

    private void awaitReady(Process process, int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/readiness"))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!ready(client, request)) {
                assertThat(process.isAlive()).as("%s", output()).isTrue();
                assertThat(System.nanoTime()).as("%s", output()).isLessThan(deadline);
                Thread.sleep(50);
            }
        }
    }

    private static boolean ready(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
