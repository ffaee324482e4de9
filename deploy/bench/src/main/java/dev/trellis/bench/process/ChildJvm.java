package dev.trellis.bench.process;

import dev.trellis.bench.comparison.BenchmarkFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own, of the same JDK and class path, so that what runs there costs this one nothing but its share of the machine.
 *
 * @param said the first line that it printed, which tells that it is ready
 */
public record ChildJvm(Process process, String said) implements AutoCloseable {
    /** Starts a main class and waits for its first line. It ends with this JVM at the latest. */
    public static ChildJvm start(Class<?> main, String... arguments) {
        return start(List.of(), main, arguments);
    }

    /** As {@link #start(Class, String...)}, with flags of the JVM. */
    public static ChildJvm start(List<String> flags, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java().toString()));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            BufferedReader output = process.inputReader();
            String said = output.readLine();
            if (said == null) {
                throw new BenchmarkFailedException(main.getSimpleName() + " ended before it was ready");
            }
            return new ChildJvm(process, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command that this JVM was started with. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
