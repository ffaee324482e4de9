package dev.trellis.admission;

import dev.trellis.planning.Batches;
import dev.trellis.planning.Sweep;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Turns workspaces away that have waited for a week, and tells owners of those that there was no room for. */
@Singleton
class Forgetting implements Sweep {
    private static final int BATCH = 20;

    private final Batches batches;
    private final Admissions admissions;

    Forgetting(Batches batches, Admissions admissions) {
        this.batches = batches;
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
        return batches.run(BATCH, now -> admissions.forget(BATCH))
                + batches.run(BATCH, now -> admissions.tellLater(BATCH));
    }
}
