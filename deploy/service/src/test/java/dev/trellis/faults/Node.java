package dev.trellis.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One node of the service in a process of its own: the packaged jar where the build has made it, else the classes under test. */
final class Node implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Pattern NOT_THE_SERVICES =
            Pattern.compile("test-classes|-tests\\.jar|standins|junit|jqwik|archunit|wiremock|assertj");

    private final Process process;
    private final int port;
    private final Path log;

    private Node(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts it and does not wait.
     *
     * @param environment settings, and whatever else its process is to know
     */
    static Node start(Path log, Map<String, String> environment) {
        return start(log, environment, program());
    }

    static Node start(Path log, Map<String, String> environment, List<String> program) {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m"));
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("TRELLIS_") || name.startsWith("MICRONAUT_"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        builder.environment().put("MICRONAUT_SERVER_PORT", Integer.toString(port));
        try {
            Files.createDirectories(log.getParent());
            // What an earlier run left.
            Files.deleteIfExists(log);
            return new Node(builder.start(), port, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> program() {
        String jar = System.getProperty("trellis.faults.jar");
        return jar == null ? ofClasses() : List.of("-jar", jar);
    }

    static boolean hasOlder() {
        return !olderProgram().equals(program());
    }

    /**
     * The release to upgrade from, where {@code TRELLIS_FAULTS_OLDER_JAR} names its jar; else the same as the newer one.
     *
     * @throws IllegalStateException when there is no such jar: nobody is to believe that two releases were tried
     */
    static List<String> olderProgram() {
        String jar = System.getenv("TRELLIS_FAULTS_OLDER_JAR");
        if (jar == null || jar.isBlank()) {
            return program();
        }
        if (!Files.isRegularFile(Path.of(jar))) {
            throw new IllegalStateException("TRELLIS_FAULTS_OLDER_JAR names no file");
        }
        return List.of("-jar", jar);
    }

    private static List<String> ofClasses() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String own = Stream.of(all.split(File.pathSeparator))
                .filter(entry -> !NOT_THE_SERVICES.matcher(entry).find())
                .collect(Collectors.joining(File.pathSeparator));
        return List.of("-classpath", own, "dev.trellis.service.Trellis");
    }

    Node awaitReady() throws Exception {
        Await.until("a node is ready, see " + log, PATIENCE, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the node has ended: " + log());
            }
            return ready();
        });
        return this;
    }

    boolean ready() {
        return status("/health/readiness") == 200;
    }

    /** 0 when there is no answer. */
    int status(String path) {
        try {
            return HTTP.send(request(path), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Empty when there is no answer. */
    String get(String path) {
        try {
            return HTTP.send(request(path), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(address().resolve(path))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    List<String> log() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** SIGKILL: no farewell. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    /** SIGTERM, and waits. */
    void stop() {
        process.destroy();
        await();
    }

    /** SIGSTOP: as a machine that is suspended, or a very long pause of the collector. */
    void freeze() {
        signal("-STOP");
    }

    /** SIGCONT. */
    void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            int exit = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("kill " + signal + " says " + exit);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void await() {
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the node did not end: " + log);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        await();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
