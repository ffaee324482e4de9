package dev.trellis.playground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.testkit.NeverLogged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Everything that the tests of all modules logged, ours at DEBUG, holds no secret and nobody's words. Run after all other tests of the
 * last module (see the POM), so its name is none of an ordinary test.
 */
class LogsCheck {
    @Test
    void noLogHoldsASecretOrAPersonsWords() throws IOException {
        NeverLogged.Search search = NeverLogged.search(tree());
        System.out.println("Searched " + search.lines() + " lines in " + search.files() + " logs for " + search.told()
                + " secrets and words of tests, and for what looks like a secret");

        assertThat(search.files()).isPositive();
        assertThat(search.findings()).isEmpty();
    }

    private static Path tree() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
