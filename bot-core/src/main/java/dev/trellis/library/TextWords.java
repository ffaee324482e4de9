package dev.trellis.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which words stand in texts, kept by what the texts are: whoever asks says of each the digest that it has now, so a text that was changed,
 * on whichever node, is read anew. Texts themselves are not kept.
 */
final class TextWords {
    /** Counted texts; of more, those that nobody has searched for longest are counted again. */
    private static final int MOST = 2_000;

    private final Map<Text, Map<String, Long>> counted = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Text, Map<String, Long>> eldest) {
            return size() > MOST;
        }
    };

    /** A text as it is in the database. */
    record Text(long organization, long id, String digest) {}

    /**
     * How often each word stands in these texts.
     *
     * @param read the words of those that are not known yet; of what it leaves out, there are none
     */
    Map<Text, Map<String, Long>> of(List<Text> texts, Function<List<Text>, Map<Text, Map<String, Long>>> read) {
        Map<Text, Map<String, Long>> all = new HashMap<>();
        List<Text> missing = new ArrayList<>();
        synchronized (counted) {
            for (Text text : texts) {
                Map<String, Long> words = counted.get(text);
                if (words == null) {
                    missing.add(text);
                } else {
                    all.put(text, words);
                }
            }
        }
        if (!missing.isEmpty()) {
            Map<Text, Map<String, Long>> fresh = read.apply(missing);
            all.putAll(fresh);
            synchronized (counted) {
                counted.putAll(fresh);
            }
        }
        return all;
    }
}
