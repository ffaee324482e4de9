package dev.trellis.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void everyLanguageHasEverySentence() throws IOException {
        Properties english = bundle("en");
        for (Language language : Language.values()) {
            assertThat(bundle(language.tag()).keySet()).isEqualTo(english.keySet());
            Voice voice = new Voice(language, ZoneOffset.UTC);
            for (Object key : english.keySet()) {
                assertThat(voice.plain(Text.of((String) key, "label", "X")))
                        .isNotBlank()
                        .doesNotContain("{");
            }
        }
    }

    private static Properties bundle(String language) throws IOException {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(
                        MessagesTest.class.getResourceAsStream("/messages/slack_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
