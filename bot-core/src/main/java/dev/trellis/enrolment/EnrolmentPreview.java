package dev.trellis.enrolment;

import dev.trellis.conversation.Turn;
import dev.trellis.program.Previewed;
import dev.trellis.program.Program;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What people are told on their way into a program. */
@Singleton
class EnrolmentPreview implements Previewed {
    private final Invitations invitations;

    EnrolmentPreview(Invitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public int place() {
        return 0;
    }

    @Override
    public List<Sample> samples(Turn turn, Program program) {
        Text aim = invitations.aim(program, turn.actor().person());
        List<Sample> samples = new ArrayList<>();
        for (Side side : Side.values()) {
            samples.add(new Sample(
                    Text.of("enrolment.preview.invitation-" + side.tag()), JoinCards.invitation(program, side, aim)));
        }
        for (Side side : Side.values()) {
            samples.add(new Sample(
                    Text.of("enrolment.preview.taken-in-" + side.tag()), JoinCards.takenIn(program, side, aim, null)));
        }
        samples.add(new Sample(Text.of("enrolment.preview.post"), JoinCards.post(program, aim)));
        samples.add(new Sample(Text.of("enrolment.preview.approved"), ApplicationCards.youAreIn(program, null)));
        samples.add(new Sample(
                Text.of("enrolment.preview.declined"),
                ApplicationCards.notThisTime(
                        program, new PrivateWords(turn.voice().plain(Text.of("enrolment.preview.reason"))))));
        return samples;
    }
}
