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
import java.util.Map;
import java.util.Objects;

/**
 * Reminds both of a pair of an agreed meeting, once, before it starts (E4). Nothing is said in a pair that has ended, nor to somebody who
 * is away; what was due is done all the same.
 */
@Singleton
class MeetingReminders implements Sweep, DueRows<Meeting> {
    static final int BATCH = 100;

    private final DueBatches batches;
    private final Meetings meetings;
    private final Due due;
    private final Agendas agendas;
    private final Outbox outbox;

    MeetingReminders(DueBatches batches, Meetings meetings, Due due, Agendas agendas, Outbox outbox) {
        this.batches = batches;
        this.meetings = meetings;
        this.due = due;
        this.agendas = agendas;
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "meeting-reminders";
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
        return meetings.toRemind(now, limit);
    }

    @Override
    public long id(Meeting meeting) {
        return meeting.id();
    }

    @Override
    public void handle(List<Meeting> claimed, Instant now) {
        due.clear("remind_at", claimed);
        List<Meeting> said = claimed.stream()
                .filter(meeting -> meeting.state() == Meeting.State.AGREED && now.isBefore(meeting.startsAt()))
                .toList();
        Map<Long, Agenda> found = agendas.of(said);
        due.parties(said, now)
                .forEach((meeting, party) ->
                        remind(meeting, party, Objects.requireNonNull(found.get(meeting.id())), now));
    }

    private void remind(Meeting meeting, Party party, Agenda agenda, Instant now) {
        Instant then = MeetingTimes.reminderFor(
                now, meeting.startsAt(), party.mySide().hours(), party.mySide().zone());
        outbox.write(
                meeting.organizationId(),
                Intent.toPerson(
                                party.me().id(),
                                MeetingNews.reminder(meeting, party.me().id()),
                                "meeting.reminder",
                                Urgency.TIMELY,
                                ReminderCards.reminder(meeting, party, agenda))
                        .notBefore(then)
                        .expiring(meeting.startsAt()));
    }
}
