package dev.trellis.attacks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The table of what came of each attack. */
final class AttackReport {
    private AttackReport() {}

    static void write(List<Verdict> verdicts, Path file) throws IOException {
        String rows = verdicts.stream()
                .sorted(Comparator.comparing(verdict -> verdict.attack().id()))
                .map(AttackReport::row)
                .collect(Collectors.joining());
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file,
                "# Attacks\n\n" + verdicts.size() + " attacks, "
                        + verdicts.stream().filter(AttackReport::held).count()
                        + " held.\n\n| id | attack | answered | changed | called | |\n|---|---|---|---|---|---|\n"
                        + rows);
    }

    private static String row(Verdict verdict) {
        return "| " + verdict.attack().id() + " | " + verdict.attack().tries().replace("|", "\\|") + " | "
                + verdict.answer().status() + " | " + verdict.changed() + " | " + verdict.called() + " | "
                + (held(verdict) ? "held" : "**SUCCEEDED**") + " |\n";
    }

    private static boolean held(Verdict verdict) {
        try {
            verdict.hold();
            return true;
        } catch (AssertionError notHeld) {
            return false;
        }
    }
}
