package dev.trellis.matching.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares each self-declared group with everybody else, figure by figure (C7). Pure. */
public final class Parity {
    private Parity() {}

    /** What is compared. */
    public enum Figure {
        /** Days until somebody has a mentor, by the median, and compared in whole weeks: a day would be that of somebody. */
        WAITING,
        /** How well the pair fitted when it was proposed, 0 to 1000, by the mean. */
        QUALITY,
        /** Meetings that took place, a month, by the mean. */
        MEETINGS,
        /** Of a hundred questions how many were answered, by the mean. */
        ANSWERS
    }

    /**
     * One mentee.
     *
     * @param groups they count themselves among; empty: they said nothing
     * @param figures those that are known of them
     */
    public record Mentee(long person, Set<String> groups, Map<Figure, Double> figures) {
        public Mentee {
            groups = Set.copyOf(groups);
            figures = Map.copyOf(figures);
        }
    }

    /**
     * A group beside everybody else of whom the figure is known.
     *
     * @param people in the group
     * @param group the median or mean of the group; of {@link Figure#WAITING} whole weeks, and so is everything else of it
     * @param others that of everybody else
     */
    public record Compared(Figure figure, String tag, int people, double group, double others, Difference difference) {}

    /** Those that may be shown, by figure and in the order of {@link Disclosure}. */
    public static List<Compared> compare(List<Mentee> mentees) {
        List<Compared> compared = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            compared.addAll(compare(figure, mentees));
        }
        return compared;
    }

    private static List<Compared> compare(Figure figure, List<Mentee> mentees) {
        Map<Long, Double> known = new HashMap<>();
        Map<String, Set<Long>> groups = new TreeMap<>();
        for (Mentee mentee : mentees) {
            Double value = mentee.figures().get(figure);
            if (value != null) {
                known.put(mentee.person(), value);
                mentee.groups()
                        .forEach(group -> groups.computeIfAbsent(group, tag -> new HashSet<>())
                                .add(mentee.person()));
            }
        }
        List<Compared> compared = new ArrayList<>();
        for (String tag : Disclosure.shown(groups, known.keySet())) {
            Set<Long> members = groups.getOrDefault(tag, Set.of());
            List<Double> group = new ArrayList<>();
            List<Double> others = new ArrayList<>();
            new TreeMap<>(known).forEach((person, value) -> (members.contains(person) ? group : others).add(value));
            compared.add(
                    figure == Figure.WAITING
                            ? new Compared(
                                    figure,
                                    tag,
                                    group.size(),
                                    weeks(Medians.median(group)),
                                    weeks(Medians.median(others)),
                                    weeks(Medians.difference(group, others)))
                            : new Compared(
                                    figure,
                                    tag,
                                    group.size(),
                                    Means.mean(group),
                                    Means.mean(others),
                                    Means.difference(group, others)));
        }
        return compared;
    }

    private static Difference weeks(Difference days) {
        return new Difference(weeks(days.estimate()), weeks(days.low()), weeks(days.high()));
    }

    private static double weeks(double days) {
        return Math.round(days / 7);
    }
}
