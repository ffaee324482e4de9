package dev.trellis.matching.round;

import dev.trellis.conversation.Turn;
import dev.trellis.matching.score.Reason;
import dev.trellis.pairing.Introductions;
import dev.trellis.pairing.Pair;
import dev.trellis.person.Person;
import dev.trellis.program.Previewed;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What people are told when a round is announced: who has somebody now and why, and who still waits. */
@Singleton
class RoundPreview implements Previewed {
    private final Introductions introductions;

    RoundPreview(Introductions introductions) {
        this.introductions = introductions;
    }

    @Override
    public int place() {
        return 1;
    }

    @Override
    public List<Sample> samples(Turn turn, Program program) {
        Person me = turn.actor().person();
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
        List<Text> why = List.of(new Reason.HoursInCommon(600).text(me.displayName(), me.displayName()));
        Introductions.Introduced both =
                new Introductions.Introduced(pair, me, me, why, why, Text.of("match.first-step.any"));
        List<Sample> samples = new ArrayList<>();
        samples.add(new Sample(
                Text.of("match.preview.introduction"),
                introductions.of(program, List.of(both), turn.now()).getFirst().card()));
        samples.add(new Sample(
                Text.of("match.preview.waits"),
                RoundCards.waits(
                        program,
                        Proposal.waiting(program.organizationId(), 0, me.id(), Proposal.Why.BOTTLENECK, null, null))));
        return samples;
    }
}
