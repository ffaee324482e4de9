package dev.trellis.agreement;

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
 * People sign the templates' texts: those of an edition are never worded anew. Who wants better ones writes a new edition and adds it to the
 * golden files with {@code -Dgolden.write=true}; what stands in them stays.
 */
class AgreementTextsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatWasSignedIsNeverWordedAnew(Language language) throws IOException {
        Voice voice = new Voice(language, ZoneOffset.UTC);
        StringJoiner texts = new StringJoiner("\n\n", "", "\n");
        for (Template template : Template.values()) {
            for (Clause clause : Clause.values()) {
                texts.add("[" + template.tag() + ", " + clause.tag() + "]\n"
                        + voice.plain(agreement(template, 1).templates(clause)));
            }
        }
        Path golden = GOLDEN.resolve("agreement-edition-1_" + language.tag() + ".txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, texts.toString());
        }
        assertThat(texts.toString()).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @EnumSource(Clause.class)
    void newAgreementsGetAnEditionThatIsThere(Clause clause) {
        assertThat(Text.exists("agreement." + Agreement.EDITION + ".any." + clause.tag()))
                .isTrue();
        for (Template template : Template.values()) {
            for (Language language : Language.values()) {
                assertThat(new Voice(language, ZoneOffset.UTC)
                                .plain(agreement(template, Agreement.EDITION).templates(clause)))
                        .as("fits the form")
                        .hasSizeBetween(20, 1500);
            }
        }
    }

    private static Agreement agreement(Template template, int edition) {
        return new Agreement(1, 1, 1, template.tag(), edition, 1, null, null, null, Instant.EPOCH);
    }
}
