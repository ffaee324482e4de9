package dev.trellis.rhythm;

import dev.trellis.conversation.Turn;
import dev.trellis.pairing.Pair;
import dev.trellis.person.Person;
import dev.trellis.program.Previewed;
import dev.trellis.program.Program;
import dev.trellis.rhythm.LookBack.Reviewed;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** A deep dive and a review. */
@Singleton
class RhythmPreview implements Previewed {
    private final List<LookBack> lookBacks;

    RhythmPreview(List<LookBack> lookBacks) {
        this.lookBacks = lookBacks.stream()
                .sorted(Comparator.comparingInt(LookBack::place))
                .toList();
    }

    @Override
    public int place() {
        return 25;
    }

    @Override
    public List<Sample> samples(Turn turn, Program program) {
        Person me = turn.actor().person();
        Pair nobody = new Pair(
                0,
                program.organizationId(),
                program.id(),
                null,
                me.id(),
                0,
                Pair.State.ACTIVE,
                turn.now(),
                null,
                1,
                null);
        Reviewed reviewed = new Reviewed(nobody, me, me);
        return List.of(
                new Sample(Text.of("rhythm.preview.deep-dive"), RhythmCards.deepDive(0, me.displayName())),
                new Sample(
                        Text.of("rhythm.preview.review"),
                        RhythmCards.review(
                                0,
                                me.displayName(),
                                lookBacks.stream()
                                        .map(each -> each.sample(reviewed))
                                        .toList())));
    }
}
