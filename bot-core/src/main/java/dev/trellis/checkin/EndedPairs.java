package dev.trellis.checkin;

import dev.trellis.pairing.Pair;
import dev.trellis.pairing.PairEnding;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Nobody is left with a question about a mentoring that has ended. */
@Singleton
class EndedPairs implements PairEnding {
    private final CheckIns checkIns;
    private final Asking asking;
    private final Clock clock;

    EndedPairs(CheckIns checkIns, Asking asking, Clock clock) {
        this.checkIns = checkIns;
        this.asking = asking;
        this.clock = clock;
    }

    @Override
    public void ended(Pair pair) {
        checkIns.running(pair.organizationId(), pair.id(), clock.instant())
                .forEach(checkIn -> asking.end(checkIn, CheckIn.State.EXCUSED));
    }
}
