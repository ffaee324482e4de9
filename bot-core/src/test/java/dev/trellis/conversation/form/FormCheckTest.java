package dev.trellis.conversation.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.testkit.Samples;
import dev.trellis.text.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client sends is held against what the form offered, whatever Java would read. */
class FormCheckTest {
    private static final Text LABEL = Text.words("L");
    private static final Form FORM = new Form(
            "any",
            Map.of(),
            LABEL,
            null,
            List.of(
                    new Field.Several("some", LABEL, null, false, Samples.options("mo", "tu"), List.of()),
                    new Field.Date("day", LABEL, null, false, null),
                    new Field.Time("at", LABEL, null, false, null)),
            LABEL);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "some|mo|true",
                "some|mo,tu|true",
                "some|,|false",
                "some|mo,|false",
                "some|mo,mo|false",
                "day|2026-11-23|true",
                "day|2024-02-29|true",
                "day|2026-02-29|false",
                "day|0000-01-01|false",
                "day|-2026-11-23|false",
                "day|+99999-01-01|false",
                "at|14:30|true",
                "at|24:00|false",
                "at|14:30:59|false",
                "at|14:30:00.5|false"
            })
    void onlyTheNotationsThatFieldsPromiseAreLetThrough(String field, String entered, boolean fine) {
        assertThat(FormCheck.errors(FORM, FormCheck.tidy(FORM, Map.of(field, entered)))
                        .isEmpty())
                .isEqualTo(fine);
    }
}
