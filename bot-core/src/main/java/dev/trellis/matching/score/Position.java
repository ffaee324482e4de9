package dev.trellis.matching.score;

import java.util.List;

/**
 * Where somebody stands in the house.
 *
 * @param team empty: not known
 * @param department what lies beyond a team, for reach across the house; empty: not known
 * @param managers their manager, the manager's manager, and so on to the top
 */
public record Position(String team, String department, List<Long> managers) {
    public static final Position UNKNOWN = new Position("", "", List.of());

    public Position {
        managers = List.copyOf(managers);
    }
}
