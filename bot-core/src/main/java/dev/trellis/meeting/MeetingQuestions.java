package dev.trellis.meeting;

import dev.trellis.attention.Urgency;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.planning.DueBatches;
import dev.trellis.planning.DueRows;
import dev.trellis.planning.Sweep;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Asks both of a pair whether their meeting took place, once, when it is over (E6). */
@Singleton
class MeetingQuestions implements Sweep, DueRows<Meeting> {
    private static final int BATCH = 100;

    /** After that nobody remembers, and the next thing to say is not this. */
    private static final Duration OF_USE = Duration.ofDays(5);

    private final DueBatches batches;
    private final Meetings meetings;
    private final Due due;
    private final Outbox outbox;

    MeetingQuestions(DueBatches batches, Meetings meetings, Due due, Outbox outbox) {
        this.batches = batches;
        this.meetings = meetings;
        this.due = due;
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "meeting-questions";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public int sweep() {
        return batches.run(name(), BATCH, this);
    }

    @Override
    public List<Meeting> claim(Instant now, int limit) {
        return meetings.toAsk(now, limit);
    }

    @Override
    public long id(Meeting meeting) {
        return meeting.id();
    }

    @Override
    public void handle(List<Meeting> claimed, Instant now) {
        due.clear("ask_at", claimed);
        List<Meeting> asked = claimed.stream()
                .filter(meeting -> meeting.state() == Meeting.State.AGREED
                        && now.isBefore(meeting.end().plus(OF_USE)))
                .toList();
        due.parties(asked, now)
                .forEach((meeting, party) -> outbox.write(
                        meeting.organizationId(),
                        Intent.toPerson(
                                        party.me().id(),
                                        MeetingNews.question(meeting, party.me().id()),
                                        "meeting.ask",
                                        Urgency.ROUTINE,
                                        ReflectionCards.question(meeting, party))
                                .expiring(meeting.end().plus(OF_USE))));
    }
}
