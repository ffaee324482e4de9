package dev.trellis.checkin;

import dev.trellis.conversation.Turn;
import dev.trellis.program.Previewed;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** A check-in and its reminder. */
@Singleton
class CheckInPreview implements Previewed {
    @Override
    public int place() {
        return 20;
    }

    @Override
    public List<Sample> samples(Turn turn, Program program) {
        CheckIn checkIn = new CheckIn(
                0,
                turn.organizationId(),
                0,
                turn.actor().id(),
                Indicator.ofTurn(0),
                CheckIn.State.OPEN,
                turn.now(),
                turn.now().plus(Asking.OPEN_FOR),
                0,
                null);
        String partner = turn.actor().person().displayName();
        return List.of(
                new Sample(Text.of("checkin.preview.ask"), CheckInCards.question(checkIn, partner, 0)),
                new Sample(Text.of("checkin.preview.remind"), CheckInCards.question(checkIn, partner, 1)));
    }
}
