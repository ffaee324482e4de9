package dev.trellis.charter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.program.Template;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.StringJoiner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * People accept the templates' texts: those of an edition are never worded anew. Who wants better ones writes a new edition and adds it
 * to the golden files with {@code -Dgolden.write=true}; what stands in them stays.
 */
class CharterTextsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatWasAcceptedIsNeverWordedAnew(Language language) throws IOException {
        Voice voice = new Voice(language, ZoneOffset.UTC);
        StringJoiner texts = new StringJoiner("\n\n", "", "\n");
        for (Template template : Template.values()) {
            Charter charter = new Charter(1, 1, 1, 1, template.tag(), 1, null, Instant.EPOCH);
            for (Section section : Section.values()) {
                texts.add(
                        "[" + template.tag() + ", " + section.tag() + "]\n" + voice.plain(charter.templates(section)));
            }
        }
        Path golden = GOLDEN.resolve("charter-edition-1_" + language.tag() + ".txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, texts.toString());
        }
        assertThat(texts.toString()).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @EnumSource(Section.class)
    void newChartersGetAnEditionThatIsThere(Section section) {
        assertThat(Text.exists("charter." + Charter.EDITION + ".any." + section.tag())
                        || section == Section.ROLES
                        || section == Section.TIME)
                .isTrue();
        for (Template template : Template.values()) {
            Charter charter = new Charter(1, 1, 1, 1, template.tag(), Charter.EDITION, null, Instant.EPOCH);
            assertThat(new Voice(Language.GERMAN, ZoneOffset.UTC).plain(charter.templates(section)))
                    .as("fits the form")
                    .hasSizeBetween(20, 1500);
        }
    }
}
