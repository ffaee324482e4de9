package dev.trellis.agreement;

import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Two wordings of one thing, with the words marked that only one of them has. Pure. Words are what stands between spaces; what is kept is
 * a longest common subsequence, so that nothing is marked that need not be.
 */
record WordMarks(List<Run> before, List<Run> after, double kept) {
    /** Of more runs than this nobody sees what changed. */
    private static final int MOST_RUNS = 16;
    /** Of the longer wording; below, it is a new text, and marks would only disturb. */
    private static final double KEPT_ENOUGH = 0.4;

    WordMarks {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Some words in a row, with the spaces after them. */
    record Run(String words, boolean changed) {}

    /** Empty if the two have too little in common for marks to be of help. */
    static Optional<WordMarks> between(String before, String after) {
        String[] old = words(before);
        String[] now = words(after);
        boolean[] oldKept = new boolean[old.length];
        boolean[] nowKept = new boolean[now.length];
        int common = align(old, now, oldKept, nowKept);
        double kept = common / (double) Math.max(1, Math.max(old.length, now.length));
        WordMarks marks = new WordMarks(runs(old, oldKept), runs(now, nowKept), kept);
        boolean readable = marks.before.size() <= MOST_RUNS && marks.after.size() <= MOST_RUNS;
        return kept >= KEPT_ENOUGH && readable ? Optional.of(marks) : Optional.empty();
    }

    /** The runs as one text, the changed ones strong. Words stay words: nothing in them is taken for markup. */
    static Text said(List<Run> runs) {
        Text all = Text.words("");
        for (int i = runs.size() - 1; i >= 0; i--) {
            Run run = runs.get(i);
            Text words = Text.words(run.words());
            Text one = run.changed() ? Text.of("agreement.marked", "words", words) : words;
            all = i == runs.size() - 1 ? one : Text.of("agreement.run", "first", one, "then", all);
        }
        return all;
    }

    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split("(?<=\\s)(?=\\S)");
    }

    /** Marks what both have, from the lengths of the common subsequences of all their ends; says how many words that are. */
    private static int align(String[] old, String[] now, boolean[] oldKept, boolean[] nowKept) {
        int[][] longest = new int[old.length + 1][now.length + 1];
        for (int i = old.length - 1; i >= 0; i--) {
            for (int j = now.length - 1; j >= 0; j--) {
                longest[i][j] = same(old[i], now[j])
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < old.length && j < now.length) {
            if (same(old[i], now[j])) {
                oldKept[i++] = true;
                nowKept[j++] = true;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return longest[0][0];
    }

    private static boolean same(String one, String other) {
        return one.strip().equals(other.strip());
    }

    private static List<Run> runs(String[] words, boolean[] kept) {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= words.length; i++) {
            if (i == words.length || kept[i] != kept[from]) {
                runs.add(new Run(String.join("", Arrays.asList(words).subList(from, i)), !kept[from]));
                from = i;
            }
        }
        return runs;
    }
}
