package dev.trellis.matching.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which groups may be shown beside "everybody else" without telling anything about fewer than {@value #LEAST} people (rule 3).
 *
 * <p>The groups that are shown cut everybody into cells: who is in exactly these of them. Whatever can be added up or subtracted from their
 * figures is about a union of such cells. So a group is shown only if every cell that is not empty keeps at least {@value #LEAST} people:
 * then no sum or difference of figures, however many are taken, is about fewer. Larger groups come first.
 */
public final class Disclosure {
    public static final int LEAST = 5;

    private Disclosure() {}

    /** @return in the order in which they were let in, the largest first; a group that is everybody has nobody to be compared with */
    public static List<String> shown(Map<String, Set<Long>> groups, Collection<Long> everybody) {
        Map<Long, String> cells = new HashMap<>();
        everybody.forEach(person -> cells.put(person, ""));
        List<String> shown = new ArrayList<>();
        groups.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Set<Long>> group) ->
                                -group.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .forEach(group -> {
                    Map<Long, String> cut = new HashMap<>();
                    cells.forEach((person, cell) ->
                            cut.put(person, cell + (group.getValue().contains(person) ? "1" : "0")));
                    if (isCut(group.getValue(), cells.keySet()) && allLarge(cut)) {
                        cells.putAll(cut);
                        shown.add(group.getKey());
                    }
                });
        return shown;
    }

    private static boolean isCut(Set<Long> group, Set<Long> everybody) {
        long in = everybody.stream().filter(group::contains).count();
        return in > 0 && in < everybody.size();
    }

    private static boolean allLarge(Map<Long, String> cells) {
        Map<String, Integer> sizes = new HashMap<>();
        cells.values().forEach(cell -> sizes.merge(cell, 1, Integer::sum));
        return sizes.values().stream().allMatch(size -> size >= LEAST);
    }
}
