package dev.trellis.library;

import dev.trellis.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What comes with Trellis, in every language that it speaks: {@code library/<name>_<language>.md} on the class path. */
final class StarterKit {
    /** In the order in which they are listed. */
    static final List<String> NAMES = List.of(
            "mentor-role",
            "mentee-role",
            "first-meeting",
            "feedback-guide",
            "skill-map",
            "development-plan",
            "case-study",
            "reading-mentors",
            "reading-mentees");

    private static final Map<Language, List<Article>> ALL = all();
    private static final Map<Article, Map<String, Long>> WORDS = ALL.values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toMap(Function.identity(), article -> Finding.text(article.summary(), article.body())));

    private StarterKit() {}

    static List<Article> of(Language language) {
        return ALL.getOrDefault(language, List.of());
    }

    /** How often each word stands in one of them. */
    static Map<String, Long> words(Article article) {
        return WORDS.getOrDefault(article, Map.of());
    }

    private static Map<Language, List<Article>> all() {
        Map<Language, List<Article>> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, NAMES.stream().map(name -> read(name, language)).toList());
        }
        return all;
    }

    private static Article read(String name, Language language) {
        MarkdownFile file = MarkdownFile.of(text("/library/" + name + "_" + language.tag() + ".md"));
        return new Article(
                Article.KIT + name,
                language,
                file.audience().orElseThrow(),
                file.title().orElseThrow(),
                file.front("summary").orElse(""),
                file.tags(),
                file.body(),
                false);
    }

    private static String text(String resource) {
        try (InputStream stream = StarterKit.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
