package dev.trellis.goal;

import dev.trellis.delivery.Outbox;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.PairEnding;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a pair has ended, goals stay their owners', and nobody else reads them any more; nor do they come to anybody they meet next, unless
 * their owner shares them. What waits to be said about them to the other one is not said.
 */
@Singleton
class EndedPairs implements PairEnding {
    private final Sql sql;
    private final Outbox outbox;

    EndedPairs(Sql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    @Override
    public void ended(Pair pair) {
        List<Long> milestones = sql.query("""
                select m.id from goal g join milestone m on m.goal_id = g.id
                where g.organization_id = ? and g.pair_id = ?
                """, row -> row.getLong("id"), pair.organizationId(), pair.id());
        outbox.withdrawAll(
                pair.organizationId(),
                milestones.stream()
                        .flatMap(milestone ->
                                Stream.of(MilestoneNews.toPartner(milestone), MilestoneNews.cheers(milestone)))
                        .toList());
        sql.update("""
                update milestone m join goal g on g.id = m.goal_id set m.on_agenda_since = null
                where g.organization_id = ? and g.pair_id = ?
                """, pair.organizationId(), pair.id());
        sql.update(
                "update goal set pair_id = null where organization_id = ? and pair_id = ?",
                pair.organizationId(),
                pair.id());
    }
}
