package dev.trellis.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An adapter that does not run the contract kit is not an adapter: the build fails. */
class ContractIsRunTest {
    private static final Pattern PLATFORM = Pattern.compile("class \\w+[^{;]* implements [^{]*\\bChatPlatform\\b");
    private static final Pattern CONTRACT =
            Pattern.compile("(?<!abstract )class \\w+Test extends ChatPlatformContract\\b");

    @Test
    void everyModuleWithAChatPlatformRunsTheContract() {
        List<Path> adapters = modules()
                .filter(module -> holds(module.resolve("src/main"), PLATFORM))
                .toList();
        assertThat(adapters).as("modules with a chat platform").hasSizeGreaterThanOrEqualTo(2);
        assertThat(adapters)
                .allSatisfy(module -> assertThat(holds(module.resolve("src/test"), CONTRACT))
                        .as("%s has a subclass of ChatPlatformContract", module.getFileName())
                        .isTrue());
    }

    @Test
    void aModuleWithoutTheContractIsNoticed() {
        assertThat(PLATFORM.matcher("public final class Pigeons implements ChatPlatform {")
                        .find())
                .isTrue();
        assertThat(CONTRACT.matcher("class PigeonsTest extends SomethingElse {").find())
                .isFalse();
        assertThat(CONTRACT.matcher("abstract class PigeonsTest extends ChatPlatformContract {")
                        .find())
                .isFalse();
    }

    private static Stream<Path> modules() {
        Path root = Path.of("").toAbsolutePath().getParent().getParent();
        try {
            return Files.list(root)
                    .filter(folder -> Files.exists(folder.resolve("pom.xml")) && Files.exists(folder.resolve("src")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path sources, Pattern pattern) {
        if (!Files.isDirectory(sources)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).anyMatch(file -> {
                try {
                    return pattern.matcher(Files.readString(file)).find();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
