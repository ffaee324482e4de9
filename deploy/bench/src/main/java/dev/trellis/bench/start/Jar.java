package dev.trellis.bench.start;

import dev.trellis.bench.comparison.BenchmarkFailedException;
import dev.trellis.bench.process.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
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

/**
 * A runnable jar with a web server, as an operator starts it.
 *
 * @param ready the path that answers 200 once it can work
 * @param settings its environment, besides the port; this process's own settings are not handed on
 * @param flags of its JVM
 */
record Jar(Path file, String ready, Map<String, String> settings, List<String> flags) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    Jar with(String... more) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(List.of(more));
        return new Jar(file, ready, settings, all);
    }

    /** The same with a JDK's ahead-of-time cache of a training run, which is made now: a start, a look at its pages, a stop. */
    Jar trained() {
        try {
            Path cache = Files.createTempFile("bench", ".aot");
            Files.delete(cache);
            cache.toFile().deleteOnExit();
            try (Started training = with("-XX:AOTCacheOutput=" + cache).start()) {
                for (int i = 0; i < 20; i++) {
                    training.get();
                }
            }
            if (!Files.exists(cache)) {
                throw new BenchmarkFailedException("no cache came of the training of " + file);
            }
            return with("-XX:AOTCache=" + cache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and returns when it is ready. */
    Started start() {
        if (!Files.exists(file)) {
            throw new BenchmarkFailedException(file + " is not there; it is built by mvn package");
        }
        try {
            int port = freePort();
            List<String> command = new ArrayList<>(List.of(ChildJvm.java().toString()));
            command.addAll(flags);
            command.addAll(
                    List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar"));
            command.add(file.toString());
            Path output = Files.createTempFile("bench", ".log");
            output.toFile().deleteOnExit();
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            Map<String, String> environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("TRELLIS_") || name.startsWith("MICRONAUT_"));
            environment.putAll(settings);
            environment.put("MICRONAUT_SERVER_PORT", Integer.toString(port));
            long began = System.nanoTime();
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return awaitReady(process, URI.create("http://127.0.0.1:" + port + ready), began, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Started awaitReady(Process process, URI address, long began, Path output) throws IOException {
        while (System.nanoTime() - began < PATIENCE.toNanos() && process.isAlive()) {
            if (answers(address)) {
                return new Started(process, address, Duration.ofNanos(System.nanoTime() - began));
            }
            pause(Duration.ofMillis(2));
        }
        process.destroyForcibly();
        throw new BenchmarkFailedException("it does not get ready:\n" + Files.readString(output));
    }

    private static boolean answers(URI address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address).build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted", e);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * A service that runs; closing ends it as an operator does, with SIGTERM.
     *
     * @param took from the start of the process to the first 200
     */
    record Started(Process process, URI address, Duration took) implements AutoCloseable {
        void get() {
            answers(address);
        }

        /** What it occupies of the machine's memory, in MB. */
        double residentMegabytes() {
            return kilobytes("VmRSS:") / 1024.0;
        }

        private long kilobytes(String line) {
            try {
                return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                        .filter(each -> each.startsWith(line))
                        .map(each -> each.replaceAll("[^0-9]", ""))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElseThrow();
            } catch (IOException e) {
                throw new BenchmarkFailedException("resident memory is read from /proc: Linux only", e);
            }
        }

        /** A full collection, for what is still needed. */
        void collect() {
            try {
                new ProcessBuilder(
                                ChildJvm.java().resolveSibling("jcmd").toString(),
                                Long.toString(process.pid()),
                                "GC.run")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            process.destroy();
            try {
                // A training run writes its cache on the way out.
                if (!process.waitFor(2, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
