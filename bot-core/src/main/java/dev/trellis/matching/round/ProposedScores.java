package dev.trellis.matching.round;

import dev.trellis.matching.report.MatchScores;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scores of pairs that came of a round, as they were when it was announced. */
@Singleton
class ProposedScores implements MatchScores {
    private static final int AT_ONCE = 500;

    private final Sql sql;

    ProposedScores(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<Long, Integer> of(long organization, Collection<Long> pairs) {
        Map<Long, Integer> scores = new HashMap<>();
        List<Long> all = List.copyOf(pairs);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            List<Object> values = new ArrayList<>(List.of(organization));
            values.addAll(some);
            sql.query(
                    "select m.pair_id, m.score from pair p join match_proposal m on m.mentee_id = p.mentee_id and m.pair_id = p.id"
                            + " where m.score is not null and p.organization_id = ? and p.id in ("
                            + Sql.marks(some.size()) + ")",
                    row -> scores.put(row.getLong("pair_id"), row.getInt("score")),
                    values.toArray());
        }
        return scores;
    }
}
