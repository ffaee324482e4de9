package dev.trellis.operations;

import dev.trellis.planning.Batches;
import dev.trellis.planning.Sweep;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Forgets what has done its service: keys of events that no platform repeats any more, messages that are long delivered. */
@Singleton
class Retention implements Sweep {
    /** Platforms repeat within minutes; a day covers their outages and ours. */
    private static final Duration EVENTS = Duration.ofDays(3);
    /** Long enough to change a message in place for as long as anybody can still tap it. */
    private static final Duration MESSAGES = Duration.ofDays(60);

    private static final int BATCH = 1000;

    private final Batches batches;
    private final Sql sql;

    Retention(Batches batches, Sql sql) {
        this.batches = batches;
        this.sql = sql;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public int sweep() {
        return batches.run(
                BATCH,
                now -> sql.update("delete from processed_event where received_at < ? limit " + BATCH, now.minus(EVENTS))
                        // Delivered, dropped, or blocked and wanted by nobody after all this time; else its words would
                        // stay for ever.
                        + sql.update(
                                "delete from outbox where created_at < ? and state in ('DELIVERED', 'DROPPED', 'BLOCKED') limit "
                                        + BATCH,
                                now.minus(MESSAGES)));
    }
}
