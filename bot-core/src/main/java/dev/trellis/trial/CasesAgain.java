package dev.trellis.trial;

import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.planning.DueBatches;
import dev.trellis.planning.DueRows;
import dev.trellis.planning.Sweep;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Brings back what admins wanted to look at in a week. A handful at a time, so each is a few statements. */
@Singleton
class CasesAgain implements Sweep, DueRows<TrialCase> {
    private static final int BATCH = 20;

    private final DueBatches batches;
    private final TrialCases cases;
    private final Pairs pairs;
    private final Telling telling;

    CasesAgain(DueBatches batches, TrialCases cases, Pairs pairs, Telling telling) {
        this.batches = batches;
        this.cases = cases;
        this.pairs = pairs;
        this.telling = telling;
    }

    @Override
    public String name() {
        return "trial-cases";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public int sweep() {
        return batches.run(name(), BATCH, this);
    }

    @Override
    public List<TrialCase> claim(Instant now, int limit) {
        return cases.due(now, limit);
    }

    @Override
    public long id(TrialCase opened) {
        return opened.id();
    }

    @Override
    public void handle(List<TrialCase> due, Instant now) {
        for (TrialCase opened : due) {
            Pair pair = pairs.findByIdAndOrganizationId(opened.pairId(), opened.organizationId())
                    .orElseThrow();
            if (pair.hasEnded()) {
                cases.update(opened.as(TrialCase.State.ENDED, opened.telling(), null, null));
            } else {
                telling.sayAgain(pair, opened, now);
            }
        }
    }
}
