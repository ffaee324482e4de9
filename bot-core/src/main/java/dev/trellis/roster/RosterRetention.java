package dev.trellis.roster;

import dev.trellis.planning.Batches;
import dev.trellis.planning.Sweep;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Deletes files and reports after a week, and pages that nobody used. */
@Singleton
class RosterRetention implements Sweep {
    private static final int BATCH = 20;

    private final Batches batches;
    private final Sql sql;

    RosterRetention(Batches batches, Sql sql) {
        this.batches = batches;
        this.sql = sql;
    }

    @Override
    public String name() {
        return "roster-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public int sweep() {
        return batches.run(BATCH, now -> {
            List<Object> old = List.copyOf(sql.query(
                    "select id from roster_import where keep_until <= ? order by keep_until limit ? for update skip locked",
                    row -> row.getLong("id"),
                    now,
                    BATCH));
            if (!old.isEmpty()) {
                sql.update("delete from roster_row where import_id in (" + Sql.marks(old.size()) + ")", old.toArray());
                sql.update("delete from roster_import where id in (" + Sql.marks(old.size()) + ")", old.toArray());
            }
            return old.size();
        });
    }
}
