package dev.trellis.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text exists in every language, fits where it goes, and is asked for by a key that exists. */
class BundlesTest {
    private static final Path BUNDLES = Path.of("src/main/resources/messages");
    private static final Pattern ASKED =
            Pattern.compile("Text\\.of\\(\\s*(?:[^\"()]*\\?\\s*)?\"([a-z]+\\.[a-z0-9.-]+)\"");
    private static final Pattern EITHER =
            Pattern.compile("\\?\\s*\"([a-z]+\\.[a-z0-9.-]+)\"\\s*:\\s*\"([a-z]+\\.[a-z0-9.-]+)\"");

    static Stream<String> concepts() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_en.properties"))
                    .map(name -> name.substring(0, name.indexOf('_')))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("concepts")
    void bothLanguagesHaveTheSameKeysWithTheSameArguments(String concept) {
        Properties english = load(concept, Language.ENGLISH);
        Properties german = load(concept, Language.GERMAN);
        assertThat(new TreeSet<>(german.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertThat(arguments(german.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
            assertThat(key).as("a key starts with its concept").startsWith(concept + ".");
        }
    }

    @ParameterizedTest
    @MethodSource("concepts")
    void emphasisIsClosedAndPatternsHaveNoStraightApostrophe(String concept) {
        for (Language language : Language.values()) {
            load(concept, language).forEach((key, value) -> {
                String pattern = (String) value;
                assertThat(pattern.split("\\*\\*", -1).length % 2)
                        .as("** of %s in %s", key, language)
                        .isEqualTo(1);
                // A straight apostrophe quotes in message patterns; people get the typographic one.
                assertThat(pattern).as("%s in %s", key, language).doesNotContain("'");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("concepts")
    void formTitlesFitTheNarrowestPlatform(String concept) {
        for (Language language : Language.values()) {
            Voice voice = new Voice(language, ZoneId.of("UTC"));
            load(concept, language).stringPropertyNames().stream()
                    .filter(key -> key.endsWith("form.title"))
                    .forEach(key -> assertThat(voice.plain(Text.of(key)))
                            .as("%s in %s", key, language)
                            .hasSizeLessThanOrEqualTo(24));
        }
    }

    @Test
    void everyKeyThatTheSourcesAskForExists() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                String source = read(file);
                Matcher one = ASKED.matcher(source);
                while (one.find()) {
                    asked.add(one.group(1));
                }
                Matcher either = EITHER.matcher(source);
                while (either.find()) {
                    // Two keys, not two kinds of message.
                    if (Bundles.of(Language.ENGLISH).has(either.group(1))) {
                        asked.add(either.group(2));
                    }
                }
            });
        }
        asked.removeIf(key -> key.endsWith(".") || key.endsWith("-"));
        assertThat(asked).hasSizeGreaterThan(80);
        asked.removeIf(key -> Bundles.of(Language.ENGLISH).has(key));
        assertThat(asked).as("asked for, but in no bundle").isEmpty();
    }

    private static Set<String> arguments(String pattern) {
        return new TreeSet<>(new MessageFormat(pattern).getArgumentNames());
    }

    private static Properties load(String concept, Language language) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(BUNDLES.resolve(concept + "_" + language.tag() + ".properties"))) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
