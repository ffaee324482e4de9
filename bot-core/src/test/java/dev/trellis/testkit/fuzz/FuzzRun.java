package dev.trellis.testkit.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One target's run and what came of it.
 *
 * @param findings files with inputs that broke a promise, or took too long
 */
record FuzzRun(
        String target,
        int seconds,
        long executions,
        long coverage,
        long features,
        List<Path> findings,
        int ended,
        Path log) {
    static final String HEADING = String.format(
            "%-22s %8s %12s %9s %9s %9s", "target", "seconds", "executions", "coverage", "features", "findings");

    private static final Pattern PROGRESS = Pattern.compile("cov: (\\d+) ft: (\\d+)");
    private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units: (\\d+)");
    private static final Pattern STEP = Pattern.compile("^#(\\d+)\t", Pattern.MULTILINE);
    /** How Jazzer begins what it has found. */
    private static final Pattern FOUND = Pattern.compile("^== Java Exception.*|^ALARM.*|^==\\d+== ERROR.*");

    /** Runs it, below {@code folder}; comes back when the time is over or enough was found. */
    static FuzzRun of(String type, Path folder, int seconds) throws IOException, InterruptedException {
        FuzzTarget target = FuzzTarget.named(type);
        String name = target.getClass().getSimpleName();
        Path own = folder.resolve(name).toAbsolutePath();
        Path findings = Files.createDirectories(own.resolve("findings"));
        try (Stream<Path> old = Files.list(findings)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        Map<String, byte[]> known = new TreeMap<>(target.seeds());
        known.putAll(Replay.found(target));
        Path seeds = Files.createDirectories(own.resolve("seeds"));
        for (Map.Entry<String, byte[]> seed : known.entrySet()) {
            Files.write(seeds.resolve(seed.getKey().replaceAll("[^A-Za-z0-9.-]", "_")), seed.getValue());
        }
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "-Xss1m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+EnableDynamicAgentLoading",
                "-D" + FuzzDriver.TARGET + "=" + type,
                "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile", ""),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzDriver.class.getName(),
                "--instrumentation_includes=" + target.guidedBy(),
                "--custom_hook_excludes=org.assertj.**:net.bytebuddy.**:ch.qos.logback.**",
                "--keep_going=" + Integer.getInteger("fuzz.findings", 3),
                "--reproducer_path=" + findings,
                "-artifact_prefix=" + findings + "/",
                "-max_total_time=" + seconds,
                "-timeout=" + Replay.PATIENCE.toSeconds(),
                "-max_len=20000",
                "-rss_limit_mb=0",
                "-print_final_stats=1"));
        if (target.connects()) {
            command.add("--disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery");
        }
        if (!target.words().isEmpty()) {
            Path words = own.resolve("words");
            Files.write(words, target.words().stream().map(FuzzRun::quoted).toList());
            command.add("-dict=" + words);
        }
        command.add(Files.createDirectories(own.resolve("corpus")).toString());
        command.add(seeds.toString());
        if (target instanceof AutoCloseable open) {
            close(open);
        }
        System.out.printf("Fuzzing %s for %d s%n", name, seconds);
        Path log = own.resolve("log");
        int ended = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        String said = Files.readString(log, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.list(findings)) {
            return new FuzzRun(
                    name,
                    seconds,
                    Math.max(last(EXECUTED, said, 1), last(STEP, said, 1)),
                    last(PROGRESS, said, 1),
                    last(PROGRESS, said, 2),
                    files.filter(file -> !file.toString().endsWith(".java"))
                            .sorted()
                            .toList(),
                    ended,
                    log);
        }
    }

    private static void close(AutoCloseable open) throws IOException {
        try {
            open.close();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static String quoted(String word) {
        return word.getBytes(StandardCharsets.UTF_8).length == 0
                ? ""
                : '"' + hex(word.getBytes(StandardCharsets.UTF_8)) + '"';
    }

    private static String hex(byte[] bytes) {
        StringBuilder hex = new StringBuilder();
        for (byte b : bytes) {
            hex.append(String.format("\\x%02X", b));
        }
        return hex.toString();
    }

    private static long last(Pattern pattern, String log, int group) {
        long last = 0;
        Matcher matcher = pattern.matcher(log);
        while (matcher.find()) {
            last = Long.parseLong(matcher.group(group));
        }
        return last;
    }

    boolean isClean() {
        return findings.isEmpty() && ended == 0 && executions > 0;
    }

    String row() {
        return String.format(
                "%-22s %8d %12d %9d %9d %9s",
                target,
                seconds,
                executions,
                coverage,
                features,
                ended != 0 && findings.isEmpty() ? "FAILED" : findings.size());
    }

    /** What was found, in words: the first lines of each and where the input is. */
    List<String> complaints() {
        if (isClean()) {
            return List.of();
        }
        List<String> complaints = new ArrayList<>();
        complaints.add("\n" + target + " ended with " + ended + "; the whole log: " + log);
        findings.forEach(file -> complaints.add("  " + file));
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            for (int i = 0; i < lines.size(); i++) {
                if (FOUND.matcher(lines.get(i)).matches()) {
                    complaints.add(lines.subList(i, Math.min(i + 12, lines.size())).stream()
                            .collect(Collectors.joining("\n    ", "    ", "\n")));
                }
            }
            if (findings.isEmpty()) {
                complaints.addAll(lines.subList(Math.max(0, lines.size() - 25), lines.size()));
            }
        } catch (IOException e) {
            complaints.add("  (its log cannot be read)");
        }
        return complaints;
    }
}
