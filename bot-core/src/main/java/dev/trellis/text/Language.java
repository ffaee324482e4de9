package dev.trellis.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that every text exists in (I6). */
public enum Language {
    ENGLISH(Locale.ENGLISH),
    GERMAN(Locale.GERMAN);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** The two-letter tag, as in bundle names and settings. */
    public String tag() {
        return locale.getLanguage();
    }

    /** The language for a chat profile's tag such as {@code de-AT} or {@code en_US}; English where it is absent or not offered. */
    public static Language ofTag(@Nullable String tag) {
        if (tag != null) {
            String language = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
            for (Language offered : values()) {
                if (offered.tag().equals(language)) {
                    return offered;
                }
            }
        }
        return ENGLISH;
    }
}
