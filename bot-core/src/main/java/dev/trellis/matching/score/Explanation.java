package dev.trellis.matching.score;

import java.util.List;
import java.util.Optional;

/**
 * Why a pair has its score (C1).
 *
 * @param score 0 to 1000
 * @param reasons up to three that speak for it, the strongest first; none where nothing does more than silence would
 * @param improvement absent where nothing is left to be better
 */
public record Explanation(int score, List<Reason> reasons, Optional<Improvement> improvement) {
    public Explanation {
        reasons = List.copyOf(reasons);
    }
}
