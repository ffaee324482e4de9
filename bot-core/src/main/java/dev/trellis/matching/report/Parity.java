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
    private static final double DAYS_A_WEEK = 7;
    private static final int TENTHS = 10;
    /** What is only the last bit of a sum must not make it the next step. */
    private static final double HARDLY = 1e-9;

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
     * @param group the median or mean of the group; of {@link Figure#WAITING} whole weeks, of all others tenths, and so is everything else of it
     * @param others that of everybody else
     * @param difference exactly {@code group} less {@code others}, with an interval that holds it
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
                            ? rounded(
                                    new Compared(
                                            figure,
                                            tag,
                                            group.size(),
                                            Medians.median(group),
                                            Medians.median(others),
                                            Medians.difference(group, others)),
                                    1 / DAYS_A_WEEK,
                                    1)
                            : rounded(
                                    new Compared(
                                            figure,
                                            tag,
                                            group.size(),
                                            Means.mean(group),
                                            Means.mean(others),
                                            Means.difference(group, others)),
                                    1,
                                    TENTHS));
        }
        return compared;
    }

    /**
     * As it is shown: readers count the difference themselves, so it is that of the two rounded values, and the interval is rounded away
     * from it.
     *
     * @param unit what one of the figure is in what is shown
     * @param steps how many of the smallest step make one
     */
    private static Compared rounded(Compared exact, double unit, int steps) {
        double scale = unit * steps;
        long group = Math.round(exact.group() * scale);
        long others = Math.round(exact.others() * scale);
        double low = Math.floor(exact.difference().low() * scale + HARDLY);
        double high = Math.ceil(exact.difference().high() * scale - HARDLY);
        long difference = group - others;
        return new Compared(
                exact.figure(),
                exact.tag(),
                exact.people(),
                group / (double) steps,
                others / (double) steps,
                new Difference(
                        difference / (double) steps,
                        Math.min(low, difference) / steps + 0.0,
                        Math.max(high, difference) / steps + 0.0));
    }
}
