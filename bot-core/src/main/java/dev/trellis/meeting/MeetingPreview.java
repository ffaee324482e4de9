package dev.trellis.meeting;

import dev.trellis.conversation.Turn;
import dev.trellis.pairing.Pair;
import dev.trellis.person.Person;
import dev.trellis.program.Previewed;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The reminder of a meeting, for either side, and the question after it. */
@Singleton
class MeetingPreview implements Previewed {
    private static final long NOBODY = 0;
    private static final int MINUTES = 30;

    @Override
    public int place() {
        return 30;
    }

    @Override
    public List<Sample> samples(Turn turn, Program program) {
        Person me = turn.actor().person();
        Meeting meeting = new Meeting(
                0,
                turn.organizationId(),
                0,
                me.id(),
                turn.now().plus(Duration.ofDays(1)),
                MINUTES,
                null,
                Meeting.State.AGREED,
                1,
                null,
                null,
                turn.now());
        Agenda agenda = new Agenda(Map.of(), 0);
        Party mentor = party(turn, program, me.id(), NOBODY);
        Party mentee = party(turn, program, NOBODY, me.id());
        return List.of(
                new Sample(Text.of("meeting.preview.mentor"), ReminderCards.reminder(meeting, mentor, agenda)),
                new Sample(Text.of("meeting.preview.mentee"), ReminderCards.reminder(meeting, mentee, agenda)),
                new Sample(Text.of("meeting.preview.after"), ReflectionCards.question(meeting, mentee)));
    }

    private static Party party(Turn turn, Program program, long mentor, long mentee) {
        Pair pair = new Pair(
                0,
                program.organizationId(),
                program.id(),
                null,
                mentor,
                mentee,
                Pair.State.ACTIVE,
                turn.now(),
                null,
                1,
                null);
        Person me = turn.actor().person();
        return new Party(pair, me, me, turn.zone());
    }
}
