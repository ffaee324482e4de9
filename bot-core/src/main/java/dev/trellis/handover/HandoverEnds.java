package dev.trellis.handover;

import dev.trellis.pairing.Pair;
import dev.trellis.pairing.PairEnding;
import jakarta.inject.Singleton;

/** A pair that ended in another way is not handed over any more. */
@Singleton
class HandoverEnds implements PairEnding {
    private final Handovers handovers;
    private final HandoverNews news;

    HandoverEnds(Handovers handovers, HandoverNews news) {
        this.handovers = handovers;
        this.news = news;
    }

    @Override
    public void ended(Pair pair) {
        handovers.running(pair.id(), pair.organizationId()).ifPresent(handover -> {
            handovers.now(handover.id(), handover.organizationId(), Handover.State.OVERTAKEN, null, null);
            news.over(handover, pair, Handover.State.OVERTAKEN, true);
        });
    }
}
