package dev.trellis.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What no log may hold: the secrets and the people's words that tests use, told here where they are used, and whatever looks like a
 * secret. After all tests everything that they logged is searched for it ({@code LogsCheck}).
 */
public final class NeverLogged {
    /** Shorter ones stand in other words, too. */
    private static final int SHORTEST = 8;

    private static final Path TOLD = Path.of("target", "never-logged.txt");
    private static final Set<String> HERE = ConcurrentHashMap.newKeySet();
    private static final Set<String> PASSED_BY = Set.of("node_modules", ".git", "src", "classes", "test-classes");
    private static final Map<String, Pattern> SECRETS = secrets();

    private NeverLogged() {}

    private static Map<String, Pattern> secrets() {
        Map<String, String> looks = new LinkedHashMap<>();
        looks.put("a token of Slack", "\\bxox[a-z](\\.xox[a-z])?-[A-Za-z0-9-]+|\\bxapp-[A-Za-z0-9-]+");
        looks.put("a token in three parts", "\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+");
        looks.put("a bearer token", "\\bBearer [A-Za-z0-9._~+/=-]{8,}");
        looks.put("a client secret", "client_secret=[^&\\s]{4,}");
        looks.put("a keyset", "primaryKeyId|keyMaterialType");
        looks.put("a private key", "-----BEGIN [A-Z ]*PRIVATE KEY-----");
        looks.put("a signature of Slack", "\\bv0=[0-9a-f]{64}\\b");
        // The code's own alphabet; with a digit, for words in capitals are none.
        looks.put(
                "a code to link accounts",
                "(?<![A-Z0-9-])(?=[A-Z-]*[2-9])[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}(?![A-Z0-9-])");
        looks.put("the key of a copy of somebody's data", "privacy/copy/[A-Za-z0-9_-]{20,}");
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        looks.forEach((what, look) -> patterns.put(what, Pattern.compile(look)));
        return patterns;
    }

    /** A secret that a test uses; returned for use. */
    public static String secret(String secret) {
        return tell("a secret", secret);
    }

    /** What somebody writes into a form; single words and short ones are left out. Returned for use. */
    public static String words(String words) {
        return words.strip().contains(" ") ? tell("words of a person", words) : words;
    }

    private static String tell(String what, String text) {
        if (text.strip().length() >= SHORTEST && HERE.add(text.strip())) {
            String line = what + "|"
                    + Base64.getEncoder().encodeToString(text.strip().getBytes(StandardCharsets.UTF_8)) + "\n";
            try {
                Files.createDirectories(TOLD.getParent());
                Files.writeString(TOLD, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text;
    }

    /** What of all that was told in this JVM stands in this text, or looks like a secret there; the findings do not repeat it. */
    public static List<String> in(String text) {
        Map<String, String> told = new TreeMap<>();
        HERE.forEach(one -> told.put(one, "what a test called secret"));
        return in(text, told);
    }

    private static List<String> in(String text, Map<String, String> told) {
        List<String> findings = new ArrayList<>();
        SECRETS.forEach((what, look) -> {
            if (look.matcher(text).find()) {
                findings.add(what);
            }
        });
        told.forEach((one, what) -> {
            if (text.contains(one)) {
                findings.add(what);
            }
        });
        return findings;
    }

    /** Searches everything that tests of any module below this folder have logged. */
    public static Search search(Path folder) throws IOException {
        List<Path> logs = new ArrayList<>();
        Map<String, String> told = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return PASSED_BY.contains(String.valueOf(directory.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                String in = file.getParent().getFileName().toString();
                if (name.equals(TOLD.getFileName().toString())) {
                    read(file).forEach(line -> told.put(decoded(line), line.substring(0, line.indexOf('|'))));
                } else if (in.equals("test-logs") || (in.equals("surefire-reports") && name.endsWith("-output.txt"))) {
                    logs.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        List<String> findings = new ArrayList<>();
        int lines = 0;
        for (Path log : logs) {
            int number = 0;
            for (String line : read(log)) {
                number++;
                for (String what : in(line, told)) {
                    findings.add(folder.relativize(log) + ":" + number + " holds " + what);
                }
            }
            lines += number;
        }
        return new Search(logs.size(), lines, told.size(), findings);
    }

    private static List<String> read(Path file) throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException binary) {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        }
    }

    private static String decoded(String line) {
        return new String(Base64.getDecoder().decode(line.substring(line.indexOf('|') + 1)), StandardCharsets.UTF_8);
    }

    /**
     * What a search came to.
     *
     * @param told how many secrets and words it looked for, besides what looks like a secret
     * @param findings each with file and line, and never with what stands there
     */
    public record Search(int files, int lines, int told, List<String> findings) {}
}
