package dev.trellis.slack.render;

import dev.trellis.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The visible rule for what is too long: the text ends where a sentence or at least a word ends, and says so with "…". Never inside a
 * surrogate pair.
 */
public final class Shortening {
    private static final String MORE = "…";

    private Shortening() {}

    /** At most {@code maximum} characters, at least 2. */
    public static String of(String text, int maximum) {
        if (text.length() <= maximum) {
            return text;
        }
        int cut = cut(text, maximum - MORE.length());
        return text.substring(0, cut).stripTrailing() + MORE;
    }

    /** The same over runs of different looks. */
    static List<Span> of(List<Span> spans, int maximum) {
        int length = length(spans);
        if (length <= maximum) {
            return spans;
        }
        StringBuilder whole = new StringBuilder(length);
        spans.forEach(span -> whole.append(span.text()));
        int left = of(whole.toString(), maximum).length() - MORE.length();
        List<Span> kept = new ArrayList<>();
        Span last = Span.plain("");
        for (Span span : spans) {
            if (left <= 0) {
                break;
            }
            last = new Span(
                    span.text().substring(0, Math.min(left, span.text().length())), span.strong(), span.emphasis());
            kept.add(last);
            left -= last.text().length();
        }
        kept.add(new Span(MORE, last.strong(), last.emphasis()));
        return kept;
    }

    static int length(List<Span> spans) {
        return spans.stream().mapToInt(span -> span.text().length()).sum();
    }

    /** Pieces of at most {@code maximum} characters that give the whole text again. */
    static List<String> split(String text, int maximum) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (text.length() - from > maximum) {
            int to = from + maximum;
            if (Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            pieces.add(text.substring(from, to));
            from = to;
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    /**
     * How long any one text may be so that all of them together stay within a budget: short ones stay whole, the longest give.
     *
     * @return a maximum for each text; more than any text has where all fit
     */
    static int fairMaximum(List<Integer> lengths, int budget) {
        int[] sorted = lengths.stream().mapToInt(Integer::intValue).toArray();
        Arrays.sort(sorted);
        int left = budget;
        for (int i = 0; i < sorted.length; i++) {
            int share = left / (sorted.length - i);
            if (sorted[i] > share) {
                return Math.max(share, 2);
            }
            left -= sorted[i];
        }
        return Integer.MAX_VALUE;
    }

    private static int cut(String text, int maximum) {
        int earliest = maximum * 7 / 10;
        for (int i = maximum; i >= earliest && i > 0; i--) {
            char before = text.charAt(i - 1);
            if (Character.isWhitespace(text.charAt(i))
                    && (before == '.' || before == '!' || before == '?' || before == '\n')) {
                return i;
            }
        }
        for (int i = maximum; i >= earliest && i > 0; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return maximum > 0 && Character.isHighSurrogate(text.charAt(maximum - 1)) ? maximum - 1 : maximum;
    }
}
