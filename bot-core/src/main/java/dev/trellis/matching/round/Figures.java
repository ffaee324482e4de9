package dev.trellis.matching.round;

import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A round in numbers, as it stands. */
@Singleton
class Figures {
    private final Sql sql;

    Figures(Sql sql) {
        this.sql = sql;
    }

    @Transactional
    public Now of(MatchRound round) {
        Map<Proposal.State, Integer> states = new EnumMap<>(Proposal.State.class);
        Map<Proposal.Why, Integer> reasons = new EnumMap<>(Proposal.Why.class);
        long[] totals = {0, Integer.MAX_VALUE, 0};
        sql.query(
                """
                select state, why, count(*) as people, coalesce(sum(score), 0) as total, coalesce(min(score), 1000) as weakest,
                  sum(locked) as locked
                from match_proposal where organization_id = ? and round_id = ? group by state, why
                """,
                row -> {
                    Proposal.State state = Proposal.State.valueOf(row.getString("state"));
                    states.merge(state, row.getInt("people"), Integer::sum);
                    String why = row.getString("why");
                    if (why != null) {
                        reasons.merge(Proposal.Why.valueOf(why), row.getInt("people"), Integer::sum);
                    }
                    if (state == Proposal.State.PROPOSED || state == Proposal.State.PAIRED) {
                        totals[0] += row.getLong("total");
                        totals[1] = Math.min(totals[1], row.getLong("weakest"));
                        totals[2] += row.getInt("locked");
                    }
                    return state;
                },
                round.organizationId(),
                round.id());
        return new Now(states, reasons, totals[0], (int) totals[1], (int) totals[2]);
    }

    /** The people of a bottleneck who have too few places, by their names. */
    @Transactional
    public Map<Integer, List<String>> bottlenecks(MatchRound round) {
        Map<Integer, List<String>> named = new java.util.TreeMap<>();
        sql.query(
                """
                select b.number, p.display_name from match_bottleneck b join person p on p.id = b.mentor_id
                where b.organization_id = ? and b.round_id = ? order by b.number, b.id
                """,
                row -> named.computeIfAbsent(row.getInt("number"), number -> new java.util.ArrayList<>())
                        .add(row.getString("display_name")),
                round.organizationId(),
                round.id());
        return named;
    }

    /**
     * @param total of all proposed or paired, in scores
     * @param weakest the lowest score among them
     */
    record Now(
            Map<Proposal.State, Integer> states,
            Map<Proposal.Why, Integer> reasons,
            long total,
            int weakest,
            int locked) {

        int count(Proposal.State state) {
            return states.getOrDefault(state, 0);
        }

        int matched() {
            return count(Proposal.State.PROPOSED) + count(Proposal.State.PAIRED);
        }

        long average() {
            return matched() == 0 ? 0 : total / matched();
        }
    }
}
