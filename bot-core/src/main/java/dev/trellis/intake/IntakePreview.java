package dev.trellis.intake;

import dev.trellis.conversation.Turn;
import dev.trellis.program.Previewed;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** What people are reminded of when they have not answered all questions. */
@Singleton
class IntakePreview implements Previewed {
    @Override
    public int place() {
        return 3;
    }

    @Override
    public List<Sample> samples(Turn turn, Program program) {
        return List.of(
                new Sample(Text.of("intake.preview.first"), IntakeCards.reminder(program, false)),
                new Sample(Text.of("intake.preview.last"), IntakeCards.reminder(program, true)));
    }
}
