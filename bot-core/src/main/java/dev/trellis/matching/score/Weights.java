package dev.trellis.matching.score;

import java.util.EnumMap;
import java.util.Map;

/**
 * How much each part counts in a program, as shares of their sum.
 *
 * @param of 0 or more for each part; a part that is missing counts nothing
 */
public record Weights(Map<Part, Integer> of) {
    public Weights {
        of = Map.copyOf(of);
        if (of.values().stream().anyMatch(weight -> weight < 0 || weight > 1000)
                || of.values().stream().allMatch(weight -> weight == 0)) {
            throw new IllegalArgumentException("weights are 0 to 1000, and not all 0");
        }
    }

    /** What a program starts with: what people want to learn counts most, what they like doing besides least. */
    public static Weights usual() {
        Map<Part, Integer> usual = new EnumMap<>(Part.class);
        usual.put(Part.EXPERTISE, 35);
        usual.put(Part.GOALS, 20);
        usual.put(Part.HOURS, 10);
        usual.put(Part.LEARNING, 7);
        usual.put(Part.STRENGTHS, 7);
        usual.put(Part.LANGUAGE, 6);
        usual.put(Part.REACH, 5);
        usual.put(Part.ROTATION, 5);
        usual.put(Part.INTERESTS, 5);
        return new Weights(usual);
    }

    /** The same with another weight for one part. */
    public Weights with(Part part, int weight) {
        Map<Part, Integer> changed = new EnumMap<>(Part.class);
        changed.putAll(of);
        changed.put(part, weight);
        return new Weights(changed);
    }

    int of(Part part) {
        return of.getOrDefault(part, 0);
    }
}
