package dev.trellis.handover;

import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.planning.DueBatches;
import dev.trellis.planning.DueRows;
import dev.trellis.planning.Sweep;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A hand-over to which nobody said anything for two weeks is over, and whoever asked hears it. */
@Singleton
class HandoverTimeouts implements Sweep, DueRows<Handover> {
    private static final int BATCH = 20;

    private final DueBatches batches;
    private final Handovers handovers;
    private final HandoverNews news;
    private final Pairs pairs;

    HandoverTimeouts(DueBatches batches, Handovers handovers, HandoverNews news, Pairs pairs) {
        this.batches = batches;
        this.handovers = handovers;
        this.news = news;
        this.pairs = pairs;
    }

    @Override
    public String name() {
        return "handovers";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(15);
    }

    @Override
    public int sweep() {
        return batches.run(name(), BATCH, this);
    }

    @Override
    public List<Handover> claim(Instant now, int limit) {
        return handovers.due(now, limit);
    }

    @Override
    public long id(Handover handover) {
        return handover.id();
    }

    @Override
    public void handle(List<Handover> due, Instant now) {
        for (Handover handover : due) {
            Pair pair = pairs.findByIdAndOrganizationId(handover.pairId(), handover.organizationId())
                    .orElseThrow();
            handovers.now(handover.id(), handover.organizationId(), Handover.State.TIMED_OUT, null, null);
            news.over(handover, pair, Handover.State.TIMED_OUT, true);
        }
    }
}
