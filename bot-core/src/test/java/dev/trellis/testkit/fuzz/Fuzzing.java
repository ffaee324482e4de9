package dev.trellis.testkit.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fuzzes the targets whose classes are named on the command line, two at a time, each in a JVM of its own under Jazzer, and prints a
 * table. Ends with 1 if there is a finding; the inputs are then in {@code target/fuzz/<target>}. Where Jazzer has no native part it says
 * so and ends well.
 *
 * <p>System properties: {@code fuzz.seconds} for each target, {@code fuzz.only} to take only targets with this in their names, {@code
 * fuzz.findings} after how many different findings a target ends.
 */
public final class Fuzzing {
    private static final int AT_A_TIME = 2;
    private static final Path FOLDER = Path.of("target/fuzz");

    private Fuzzing() {}

    public static void main(String[] arguments) throws Exception {
        int seconds = Integer.getInteger("fuzz.seconds", 600);
        String only = System.getProperty("fuzz.only", "");
        if (!isBuiltForThisMachine()) {
            System.out.printf("%n!!! NOT FUZZED: Jazzer has no build for this machine (%s)%n%n", platform());
            return;
        }
        List<String> types = Arrays.stream(arguments)
                .flatMap(argument -> Arrays.stream(argument.split(",")))
                .map(String::strip)
                .filter(type -> !type.isEmpty() && type.contains(only))
                .toList();
        List<FuzzRun> runs = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<FuzzRun>> started = new ArrayList<>();
            for (String type : types) {
                started.add(workers.submit(() -> FuzzRun.of(type, FOLDER, seconds)));
            }
            for (Future<FuzzRun> run : started) {
                runs.add(run.get());
            }
        }
        report(runs);
        if (!runs.stream().allMatch(FuzzRun::isClean)) {
            System.exit(1);
        }
    }

    private static void report(List<FuzzRun> runs) throws IOException {
        List<String> rows = runs.stream().map(FuzzRun::row).toList();
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve("figures.txt"), rows);
        System.out.println(FuzzRun.HEADING);
        rows.forEach(System.out::println);
        runs.forEach(run -> run.complaints().forEach(System.out::println));
    }

    private static boolean isBuiltForThisMachine() {
        return Fuzzing.class.getResource("/com/code_intelligence/jazzer/driver/jazzer_driver_" + platform()) != null
                || Fuzzing.class.getResource("/com/code_intelligence/jazzer/driver/jazzer_driver_" + platform() + "/"
                                + System.mapLibraryName("jazzer_driver"))
                        != null;
    }

    /** As Jazzer names them. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (system.startsWith("mac") ? "macos" : system.startsWith("win") ? "windows" : system)
                + "_"
                + (processor.equals("amd64") ? "x86_64" : processor);
    }
}
