package dev.trellis.pairing;

import dev.trellis.conversation.Turn;
import dev.trellis.delivery.Intent;
import dev.trellis.person.Person;
import dev.trellis.program.Previewed;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** What people are told when they become a pair. */
@Singleton
class PairingPreview implements Previewed {
    private final Introductions introductions;

    PairingPreview(Introductions introductions) {
        this.introductions = introductions;
    }

    @Override
    public int place() {
        // After those who were invited have joined.
        return 5;
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
                me.id(),
                Pair.State.ACTIVE,
                turn.now(),
                null,
                1,
                null);
        List<Intent> both = introductions.of(program, nobody, me, me, turn.now());
        return List.of(
                new Sample(Text.of("pairing.preview.mentor"), both.getFirst().card()),
                new Sample(Text.of("pairing.preview.mentee"), both.getLast().card()));
    }
}
