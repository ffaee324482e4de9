package dev.trellis.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The audit trail: only ever written to in one place, and every act can be read as a sentence. */
class AuditActsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern ACT =
            Pattern.compile("(?:udit\\(\\s*(?:turn, )?|byItself\\([^\"]*|udit\\.done\\([^\"]*)\"([a-z][a-z -]+)\"");
    private static final Pattern CHANGES = Pattern.compile("(update|delete from|truncate|replace into)\\s+audit_entry");

    @Test
    void everyActIsASentence() throws IOException {
        Set<String> acts = new TreeSet<>();
        for (String source : sources()) {
            Matcher matcher = ACT.matcher(source);
            while (matcher.find()) {
                acts.add(matcher.group(1));
            }
        }
        assertThat(acts).contains("pair", "role give", "digest here", "release");
        assertThat(acts)
                .allSatisfy(act -> assertThat(Text.exists("audit.act." + act.replace(' ', '-')))
                        .as("audit.act.%s", act)
                        .isTrue());
    }

    @Test
    void nothingChangesOrDeletesAnEntry() throws IOException {
        assertThat(CHANGES.matcher("delete from audit_entry where id = 1").find())
                .as("the rule bites")
                .isTrue();
        assertThat(sources()).noneMatch(source -> CHANGES.matcher(source).find());
    }

    private static Set<String> sources() throws IOException {
        Set<String> sources = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.add(Files.readString(file));
            }
        }
        return sources;
    }
}
