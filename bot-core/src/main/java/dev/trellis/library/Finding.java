package dev.trellis.library;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds articles by words, whatever their case and however umlauts are written; pure. Titles count most, then tags, then texts. */
final class Finding {
    private static final int TITLE = 10;
    private static final int TAG = 6;
    /** Saying a word ever more often makes a text no better. */
    private static final int MOST_IN_TEXT = 3;

    private static final int MISSPELT = 2;

    private Finding() {}

    /** Best first. Those with all the words; where there are none, those with some. */
    static List<Article> find(List<Article> articles, String words) {
        return find(articles, words, article -> text(article.summary(), article.body()));
    }

    /**
     * The same.
     *
     * @param texts how often each word stands in an article's text, as {@link #text} counts
     */
    static List<Article> find(List<Article> articles, String words, Function<Article, Map<String, Long>> texts) {
        List<String> wanted = words(words);
        if (wanted.isEmpty()) {
            return articles;
        }
        List<Found> found = articles.stream()
                .map(article -> found(article, wanted, texts.apply(article)))
                .filter(one -> one.score > 0)
                .toList();
        boolean anyWithAll = found.stream().anyMatch(one -> one.words == wanted.size());
        return found.stream()
                .filter(one -> !anyWithAll || one.words == wanted.size())
                .sorted(Comparator.comparingInt((Found one) -> one.words * 1000 + one.score)
                        .reversed())
                .map(Found::article)
                .toList();
    }

    /** A word of a title or tag that is nearly one of these; for those who misspelt. */
    static Optional<String> nearest(List<Article> articles, String words) {
        LevenshteinDistance distance = new LevenshteinDistance(MISSPELT);
        Map<String, String> known = new HashMap<>();
        articles.stream()
                .flatMap(article -> Stream.concat(Stream.of(article.title()), article.tags().stream()))
                .flatMap(text -> Stream.of(text.split("[^\\p{L}\\p{N}]+")))
                .filter(word -> word.length() > 3)
                .forEach(word -> known.putIfAbsent(folded(word), word));
        return words(words).stream()
                .filter(word -> word.length() > 3 && word.length() < 40)
                .flatMap(word -> known.keySet().stream()
                        .filter(one -> distance.apply(word, one) > 0)
                        .map(one -> Map.entry(distance.apply(word, one), one)))
                .min(Map.Entry.<Integer, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
                .map(nearest -> known.get(nearest.getValue()));
    }

    /** How often each word stands in a text. */
    static Map<String, Long> text(String summary, String body) {
        return counted(summary + " " + body);
    }

    private static Found found(Article article, List<String> wanted, Map<String, Long> text) {
        Map<String, Long> title = counted(article.title());
        Map<String, Long> tags = counted(String.join(" ", article.tags()));
        int score = 0;
        int words = 0;
        for (String word : wanted) {
            long own = TITLE * fit(title, word, 1) + TAG * fit(tags, word, 1) + fit(text, word, MOST_IN_TEXT);
            score += (int) own;
            words += own > 0 ? 1 : 0;
        }
        return new Found(article, words, score);
    }

    /** Words that only begin so count half as much, once. Doubled, so that halves are whole numbers. */
    private static long fit(Map<String, Long> words, String wanted, int most) {
        long exact = words.getOrDefault(wanted, 0L);
        if (exact > 0) {
            return 2 * Math.min(exact, most);
        }
        return words.keySet().stream().anyMatch(word -> word.startsWith(wanted)) ? 1 : 0;
    }

    private static Map<String, Long> counted(String text) {
        return words(text).stream().collect(Collectors.groupingBy(word -> word, Collectors.counting()));
    }

    private static List<String> words(String text) {
        return Stream.of(folded(text).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Without case and marks; ä, ae and a are the same, and ß is ss. */
    static String folded(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace("ß", "ss")
                .replace("ae", "a")
                .replace("oe", "o")
                .replace("ue", "u");
    }

    private record Found(Article article, int words, int score) {}
}
