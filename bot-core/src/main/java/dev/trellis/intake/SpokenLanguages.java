package dev.trellis.intake;

import dev.trellis.text.Text;
import java.util.List;
import java.util.Locale;

/** The languages that somebody can say they speak, each called as its speakers call it. */
final class SpokenLanguages {
    private static final List<String> OFFERED = List.of(
            "en", "de", "es", "fr", "it", "pt", "nl", "pl", "cs", "ro", "hu", "el", "sv", "da", "fi", "tr", "uk", "ru",
            "ar", "fa", "hi", "zh", "ja", "ko", "vi");

    private SpokenLanguages() {}

    /** Tags. */
    static List<String> offered() {
        return OFFERED;
    }

    static Text say(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        return Text.words(locale.getDisplayLanguage(locale));
    }
}
