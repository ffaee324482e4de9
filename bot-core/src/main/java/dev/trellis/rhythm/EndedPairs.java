package dev.trellis.rhythm;

import dev.trellis.delivery.Outbox;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.PairEnding;
import jakarta.inject.Singleton;

/** Nobody is invited to look back with somebody whom they are no pair with any more. Their cadences stop with the pair. */
@Singleton
class EndedPairs implements PairEnding {
    private final Outbox outbox;

    EndedPairs(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void ended(Pair pair) {
        outbox.withdrawAll(pair.organizationId(), RhythmMessages.all(pair.id()));
    }
}
