package dev.trellis.trial;

import dev.trellis.conversation.Turn;
import dev.trellis.program.Previewed;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** The question whether it is a good fit, where the program asks it. */
@Singleton
class TrialPreview implements Previewed {
    private final TrialSettings settings;

    TrialPreview(TrialSettings settings) {
        this.settings = settings;
    }

    @Override
    public int place() {
        return 35;
    }

    @Override
    public List<Sample> samples(Turn turn, Program program) {
        boolean asks = settings.findByOrganizationIdAndProgramId(turn.organizationId(), program.id())
                .filter(TrialSetting::isOn)
                .isPresent();
        Trial trial = new Trial(
                0,
                turn.organizationId(),
                0,
                turn.actor().id(),
                Trial.State.AHEAD,
                0,
                false,
                null,
                null,
                null,
                null,
                null,
                null);
        return asks
                ? List.of(new Sample(
                        Text.of("trial.preview"),
                        TrialCards.question(trial, turn.actor().person().displayName(), false)))
                : List.of();
    }
}
