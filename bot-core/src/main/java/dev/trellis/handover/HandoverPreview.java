package dev.trellis.handover;

import dev.trellis.conversation.Turn;
import dev.trellis.program.Previewed;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** What the mentee and the new mentor are asked. */
@Singleton
class HandoverPreview implements Previewed {
    private final HandoverNews news;

    HandoverPreview(HandoverNews news) {
        this.news = news;
    }

    @Override
    public int place() {
        return 50;
    }

    @Override
    public List<Sample> samples(Turn turn, Program program) {
        long me = turn.actor().id();
        String name = turn.actor().person().displayName();
        Handover handover = new Handover(
                0, program.organizationId(), 0, me, me, Handover.State.ASKED_MENTEE, 1, "", turn.now(), null);
        HandoverCards.Names names = new HandoverCards.Names(name, name, name, null);
        return List.of(
                new Sample(
                        Text.of("handover.preview.mentee"), HandoverCards.forMentee(handover, names, news.offered())),
                new Sample(
                        Text.of("handover.preview.mentor"), HandoverCards.forMentor(handover, names, program.name())));
    }
}
