package dev.trellis.program;

import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tells an admin's own words from a template's. What was left as the template has it stays readable in every language. */
public final class Wording {
    private Wording() {}

    /** What was entered, if it is neither blank nor the template's own text in any language. */
    public static @Nullable String own(@Nullable String entered, @Nullable Text templates) {
        if (entered == null || entered.isBlank()) {
            return null;
        }
        String words = entered.strip();
        return templates != null && isSaidSo(words, templates) ? null : words;
    }

    private static boolean isSaidSo(String words, Text text) {
        return Arrays.stream(Language.values())
                .anyMatch(language ->
                        new Voice(language, ZoneOffset.UTC).plain(text).equals(words));
    }
}
