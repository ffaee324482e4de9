package dev.trellis.ending;

import dev.trellis.conversation.Turn;
import dev.trellis.pairing.Pair;
import dev.trellis.person.Person;
import dev.trellis.program.Previewed;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** What both hear when their pair comes to its end, and when it has. */
@Singleton
class EndingPreview implements Previewed {
    @Override
    public int place() {
        return 60;
    }

    @Override
    public List<Sample> samples(Turn turn, Program program) {
        Person me = turn.actor().person();
        Ending ending = new Ending(
                0,
                program.organizationId(),
                0,
                null,
                Ending.Why.GOALS_REACHED,
                Ending.State.RUNNING,
                1,
                turn.now(),
                turn.now().plus(Ending.TIME_TO_SPEAK),
                false,
                null);
        Pair pair = new Pair(
                0,
                program.organizationId(),
                program.id(),
                null,
                me.id(),
                me.id(),
                Pair.State.ACTIVE,
                turn.now(),
                null,
                1,
                null);
        return List.of(
                new Sample(Text.of("ending.preview.begun"), EndingCards.current(ending, pair, me, me.displayName())),
                new Sample(
                        Text.of("ending.preview.over"), EndingCards.over(ending, me.displayName(), List.of(), null)));
    }
}
