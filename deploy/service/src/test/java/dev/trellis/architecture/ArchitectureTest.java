package dev.trellis.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {
    private static JavaClasses production;

    @BeforeAll
    static void readTheClasses() {
        production = Modules.production();
    }

    @ParameterizedTest
    @EnumSource
    void holds(Rule rule) {
        rule.rule.check(production);
    }

    @ParameterizedTest
    @EnumSource
    void bites(Rule rule) {
        var planted = new ClassFileImporter().importClasses(rule.planted);

        var found = rule.rule.evaluate(planted);

        assertThat(found.hasViolation()).as("%s finds %s", rule, rule.planted).isTrue();
        assertThat(found.getFailureReport().toString())
                .contains(rule.planted.stream().map(Class::getSimpleName).toList());
    }

    /** A rule that matches nothing holds: so every module with sources must be among the classes the rules are given. */
    @Test
    void theRulesSeeEveryModule() {
        Modules.BY_FOLDER.forEach((folder, itsClasses) -> {
            List<Path> sources = files(Modules.root().resolve(folder).resolve("src/main/java"), ".java");
            if (sources.stream().anyMatch(source -> !source.endsWith("package-info.java"))) {
                assertThat(production.that(itsClasses))
                        .as("classes of %s", folder)
                        .isNotEmpty();
            }
        });
    }

    @Test
    void onlyMigrationsHaveScriptsThatMakeTables() {
        assertThat(scriptsThatMakeTables(Modules.root()))
                .allSatisfy(
                        script -> assertThat(script).startsWith(Modules.root().resolve("migrations")));
    }

    @Test
    void aScriptThatMakesTablesIsFound(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("schema.sql"), "CREATE TABLE\n  `copy` (id int);");
        Files.writeString(folder.resolve("rows.sql"), "INSERT INTO copy VALUES (1);");

        assertThat(scriptsThatMakeTables(folder)).containsExactly(script);
    }

    private static List<Path> scriptsThatMakeTables(Path root) {
        return files(root, ".sql").stream()
                .filter(script -> DataDefinition.isIn(read(script)))
                .toList();
    }

    private static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(folder, 30, (file, attributes) -> attributes.isRegularFile())) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> Stream.of("target", "node_modules", "data")
                            .noneMatch(produced -> contains(folder.relativize(file), produced)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean contains(Path path, String name) {
        for (Path part : path) {
            if (part.toString().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
