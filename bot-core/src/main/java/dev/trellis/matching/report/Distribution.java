package dev.trellis.matching.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many people have how much, in steps of at least {@link Disclosure#LEAST} people each; smaller ones are joined with their neighbours.
 *
 * @param steps from the least to the most; none where there are too few people altogether
 */
public record Distribution(List<Step> steps) {
    public Distribution {
        steps = List.copyOf(steps);
    }

    /**
     * So many people have between {@code from} and {@code to}, both included.
     */
    public record Step(int from, int to, int people) {}

    public static Distribution of(List<Integer> values) {
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        List<Step> steps = new ArrayList<>();
        Step open = null;
        for (var count : counts.entrySet()) {
            open = open == null
                    ? new Step(count.getKey(), count.getKey(), count.getValue())
                    : new Step(open.from(), count.getKey(), open.people() + count.getValue());
            if (open.people() >= Disclosure.LEAST) {
                steps.add(open);
                open = null;
            }
        }
        if (open != null && !steps.isEmpty()) {
            Step last = steps.removeLast();
            steps.add(new Step(last.from(), open.to(), last.people() + open.people()));
        }
        return new Distribution(steps);
    }
}
