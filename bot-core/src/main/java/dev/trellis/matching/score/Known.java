package dev.trellis.matching.score;

import java.util.Set;

/**
 * What is known of two people together, whatever a score says.
 *
 * @param together who are a pair at present
 * @param endedBadly whose time together one of them called not a fit
 * @param unwanted where one of them asked not to be paired with the other; nobody is told which
 * @param forbidden by an admin
 */
public record Known(Set<Two> together, Set<Two> endedBadly, Set<Two> unwanted, Set<Two> forbidden) {
    public static final Known NOTHING = new Known(Set.of(), Set.of(), Set.of(), Set.of());

    public Known {
        together = Set.copyOf(together);
        endedBadly = Set.copyOf(endedBadly);
        unwanted = Set.copyOf(unwanted);
        forbidden = Set.copyOf(forbidden);
    }

    /** Two people, whichever way round. */
    public record Two(long one, long other) {
        public Two {
            if (one > other) {
                long swapped = one;
                one = other;
                other = swapped;
            }
        }
    }
}
