package dev.trellis.admission;

import dev.trellis.planning.Batches;
import dev.trellis.planning.DueBatches;
import dev.trellis.planning.DueRows;
import dev.trellis.planning.Sweep;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Turns workspaces away that have waited for a week, and tells owners of those that there was no room for. */
@Singleton
class Forgetting implements Sweep, DueRows<WaitingWorkspace> {
    private static final int BATCH = 20;

    private final Batches batches;
    private final DueBatches waiting;
    private final Admissions admissions;

    Forgetting(Batches batches, DueBatches waiting, Admissions admissions) {
        this.batches = batches;
        this.waiting = waiting;
        this.admissions = admissions;
    }

    @Override
    public String name() {
        return "admissions";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public int sweep() {
        return waiting.run(name(), BATCH, this)
                + batches.run(BATCH, now -> admissions.forgetDecided(BATCH))
                + batches.run(BATCH, now -> admissions.tellLater(BATCH));
    }

    @Override
    public List<WaitingWorkspace> claim(Instant now, int limit) {
        return admissions.waitedTooLong(now, limit);
    }

    @Override
    public long id(WaitingWorkspace one) {
        return one.id();
    }

    @Override
    public void handle(List<WaitingWorkspace> old, Instant now) {
        old.forEach(one -> admissions.turnAway(one.organizationId(), one));
    }
}
