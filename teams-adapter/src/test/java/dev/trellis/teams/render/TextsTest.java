package dev.trellis.teams.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    @Test
    void bothLanguagesSayTheSame() throws IOException {
        assertThat(bundle("en").stringPropertyNames())
                .isNotEmpty()
                .isEqualTo(bundle("de").stringPropertyNames());
    }

    private static Properties bundle(String language) throws IOException {
        Properties properties = new Properties();
        properties.load(new InputStreamReader(
                TextsTest.class.getResourceAsStream("/messages/teams_" + language + ".properties"),
                StandardCharsets.UTF_8));
        return properties;
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Jean-Luc O'Neil, Jean-Luc O'Neil",
                "*b* _i_, \\*b\\* \\_i\\_",
                "[x](y), \\[x\\](y)",
                "1. one, 1\\. one",
                "12) one, 12\\) one",
                "1 of 2, 1 of 2",
                "# head, \\# head",
                "- item, \\- item",
                "-5, -5",
                "a \\ b, a \\\\ b",
                "<b> &amp;, \\<b\\> \\&amp;"
            })
    void titlesOfChoicesInViewAreEscapedWhereItMatters(String title, String escaped) {
        assertThat(ChoiceTitle.escaped(title)).isEqualTo(escaped);
        assertThat(ChoiceTitle.isPlain(title)).isEqualTo(title.equals(escaped));
    }
}
