package dev.trellis.matching.report;

import java.util.Collection;
import java.util.Map;

/** What a pair's score was when it was proposed. Whoever keeps scores is one; where nobody does, reports leave that part out. */
public interface MatchScores {
    /** By pair, 0 to 1000; pairs without a score are left out. */
    Map<Long, Integer> of(long organization, Collection<Long> pairs);
}
