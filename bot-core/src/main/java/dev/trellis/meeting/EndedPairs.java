package dev.trellis.meeting;

import dev.trellis.delivery.Outbox;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.PairEnding;
import jakarta.inject.Singleton;
import java.time.Clock;

/** A pair that has ended does not meet any more: what is ahead is called off, and what waits to be said about it is not said. */
@Singleton
class EndedPairs implements PairEnding {
    private final Meetings meetings;
    private final Outbox outbox;
    private final Clock clock;

    EndedPairs(Meetings meetings, Outbox outbox, Clock clock) {
        this.meetings = meetings;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void ended(Pair pair) {
        for (Meeting meeting : meetings.ahead(pair.organizationId(), pair.id(), clock.instant())) {
            meetings.cancel(meeting.id(), pair.organizationId(), meeting.version());
            outbox.withdrawAll(pair.organizationId(), "meeting:" + meeting.id() + ":");
        }
    }
}
