package dev.trellis.text;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sentences of one language: {@code messages/<concept>_<language>.properties} on the class path, UTF-8, ICU message patterns
 * (plurals: {@code {count, plural, one {…} other {…}}}), with {@code **strong**} and {@code __emphasis__} as the only markup.
 *
 * <p>Arguments that are texts are put in after the markup was read, so nothing that a person wrote is ever taken for markup.
 */
final class Bundles {
    private static final Map<Language, Bundles> LOADED = new EnumMap<>(Language.class);
    /** Stand for text arguments while a pattern is formatted; private-use characters, which are stripped from what people write. */
    static final char OPEN = '\uE000';

    private final Language language;
    private final Map<String, Map<String, MessageFormat>> concepts = new ConcurrentHashMap<>();

    private Bundles(Language language) {
        this.language = language;
    }

    static Bundles of(Language language) {
        synchronized (LOADED) {
            return LOADED.computeIfAbsent(language, Bundles::new);
        }
    }

    /** All keys of one concept's bundle, sorted. */
    Set<String> keys(String concept) {
        return Collections.unmodifiableSet(bundle(concept).keySet());
    }

    boolean has(String key) {
        return bundle(conceptOf(key)).containsKey(key);
    }

    List<Span> say(Text.Phrase phrase, Voice voice) {
        MessageFormat pattern = bundle(conceptOf(phrase.key())).get(phrase.key());
        if (pattern == null) {
            throw new IllegalArgumentException("no text " + phrase.key() + " in " + language);
        }
        List<List<Span>> put = new ArrayList<>();
        Map<String, Object> arguments = new HashMap<>();
        phrase.with().forEach((name, text) -> {
            if (text instanceof Text.Amount amount) {
                arguments.put(name, amount.amount());
            } else {
                arguments.put(name, String.valueOf(new char[] {OPEN, (char) (OPEN + 1 + put.size())}));
                put.add(voice.say(text));
            }
        });
        String formatted;
        synchronized (pattern) {
            formatted = pattern.format(arguments);
        }
        return Markup.read(formatted, OPEN, put);
    }

    private static String conceptOf(String key) {
        int dot = key.indexOf('.');
        if (dot < 1) {
            throw new IllegalArgumentException("a text's key starts with its concept: " + key);
        }
        return key.substring(0, dot);
    }

    private Map<String, MessageFormat> bundle(String concept) {
        return concepts.computeIfAbsent(concept, this::load);
    }

    private Map<String, MessageFormat> load(String concept) {
        String path = "/messages/" + concept + "_" + language.tag() + ".properties";
        Properties properties = new Properties();
        try (InputStream in = Bundles.class.getResourceAsStream(path)) {
            if (in == null) {
                // Every key of it is missing then, and says so.
                return Map.of();
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
        Map<String, MessageFormat> patterns = new TreeMap<>();
        properties.forEach((key, value) ->
                patterns.put((String) key, new MessageFormat((String) value, ULocale.forLocale(language.locale()))));
        return patterns;
    }
}
