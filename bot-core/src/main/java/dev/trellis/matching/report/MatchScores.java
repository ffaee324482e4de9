package dev.trellis.matching.report;

import java.util.Collection;
import java.util.Map;

/** What a pair's score was when it was proposed. */
public interface MatchScores {
    /** By pair, 0 to 1000; pairs by hand have none and are left out. */
    Map<Long, Integer> of(long organization, Collection<Long> pairs);
}
