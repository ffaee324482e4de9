package dev.trellis.matching.score;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a program never matches (C2), besides what never is in any program.
 *
 * @param kept those of {@link Rule} that hold
 * @param leastMinutes of working hours in common a week; 0: none needed. People whose hours are not known are not held to it
 */
public record Rules(Set<Rule> kept, int leastMinutes) {
    public Rules {
        kept = Set.copyOf(kept);
    }

    /** All of them, and an hour a week. */
    public static Rules usual() {
        return new Rules(EnumSet.allOf(Rule.class), 60);
    }

    public Rules without(Rule rule) {
        Set<Rule> left = EnumSet.noneOf(Rule.class);
        left.addAll(kept);
        left.remove(rule);
        return new Rules(left, leastMinutes);
    }

    public Rules withLeastMinutes(int minutes) {
        return new Rules(kept, minutes);
    }

    boolean keeps(Rule rule) {
        return kept.contains(rule);
    }

    /** What a program may lift. */
    public enum Rule {
        NOT_THE_SAME_REPORTING_LINE,
        NOT_THE_SAME_TEAM,
        A_SHARED_LANGUAGE
    }
}
