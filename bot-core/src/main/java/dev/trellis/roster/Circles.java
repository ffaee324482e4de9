package dev.trellis.roster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds reporting lines that come back to where they began; pure. */
final class Circles {
    private Circles() {}

    /**
     * Whose new manager makes a circle.
     *
     * @param known who reports to whom so far
     * @param told who would, in addition or instead
     * @return those of {@code told} that have to be left out so that none is left through one of {@code told}
     */
    static Set<Long> closedBy(Map<Long, Long> known, Map<Long, Long> told) {
        Set<Long> out = new LinkedHashSet<>();
        Map<Long, Long> left = new HashMap<>(told);
        while (true) {
            Map<Long, Long> all = new HashMap<>(known);
            all.putAll(left);
            Set<Long> closing = new LinkedHashSet<>(onCircles(all));
            closing.retainAll(left.keySet());
            if (closing.isEmpty()) {
                return out;
            }
            out.addAll(closing);
            left.keySet().removeAll(closing);
        }
    }

    private static Set<Long> onCircles(Map<Long, Long> managers) {
        Set<Long> circles = new LinkedHashSet<>();
        Set<Long> seen = new HashSet<>();
        for (Long start : managers.keySet()) {
            List<Long> way = new java.util.ArrayList<>();
            Set<Long> onWay = new HashSet<>();
            @Nullable Long at = start;
            while (at != null && seen.add(at)) {
                way.add(at);
                onWay.add(at);
                at = managers.get(at);
            }
            if (at != null && onWay.contains(at)) {
                circles.addAll(way.subList(way.indexOf(at), way.size()));
            }
        }
        return circles;
    }
}
