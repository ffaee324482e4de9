package dev.trellis.delivery;

import dev.trellis.planning.Batches;
import dev.trellis.planning.Sweep;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What waits for an operator and is not true any more is over: nobody needs to decide about it. */
@Singleton
class Expiry implements Sweep {
    private static final int BATCH = 500;

    private final Batches batches;
    private final Sql sql;

    Expiry(Batches batches, Sql sql) {
        this.batches = batches;
        this.sql = sql;
    }

    @Override
    public String name() {
        return "expiry";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public int sweep() {
        return batches.run(BATCH, now -> {
            List<Object> parameters = over(now);
            if (parameters.isEmpty()) {
                return 0;
            }
            int found = parameters.size();
            parameters.add(now);
            // Another node, or an operator, may have been faster with one or the other.
            sql.update(
                    "update outbox set state = 'DROPPED', why = 'EXPIRED', urgency_rank = " + OutboxRow.OVER_RANK
                            + " where id in (" + Sql.marks(found) + ") and state = 'BLOCKED' and expires_at <= ?",
                    parameters.toArray());
            return found;
        });
    }

    /** Down the index of the lanes, to those that are blocked: the cost follows these. */
    private List<Object> over(Instant now) {
        List<Object> parameters = new ArrayList<>(sql.query("select id from workspace", row -> row.getLong("id")));
        parameters.add(0L);
        int lanes = parameters.size();
        parameters.add(now);
        parameters.add(BATCH);
        return new ArrayList<>(sql.query(
                "select id from outbox where lane in (" + Sql.marks(lanes)
                        + ") and call_kind in (0, 1, 2, 3, 4) and urgency_rank = " + OutboxRow.BLOCKED_RANK
                        + " and state = 'BLOCKED' and expires_at <= ? limit ?",
                row -> row.getLong("id"),
                parameters.toArray()));
    }
}
