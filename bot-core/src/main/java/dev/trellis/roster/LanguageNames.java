package dev.trellis.roster;

import dev.trellis.text.Language;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Languages by their tag or by what they are called in a language that Trellis speaks. */
final class LanguageNames {
    private static final Map<String, String> TAGS = all();

    private LanguageNames() {}

    static Optional<String> tag(String name) {
        return Optional.ofNullable(TAGS.get(Understanding.lower(name)));
    }

    private static Map<String, String> all() {
        Map<String, String> tags = new HashMap<>();
        for (String tag : Locale.getISOLanguages()) {
            for (Language language : Language.values()) {
                String name = Locale.of(tag).getDisplayLanguage(language.locale());
                tags.putIfAbsent(name.toLowerCase(Locale.ROOT), tag);
            }
        }
        for (String tag : Locale.getISOLanguages()) {
            tags.put(tag, tag);
        }
        return Map.copyOf(tags);
    }
}
