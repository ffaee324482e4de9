package dev.trellis.onboarding;

import dev.trellis.conversation.Turn;
import dev.trellis.enrolment.Side;
import dev.trellis.program.Previewed;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** The steps, as those read them who are shown around. */
@Singleton
class OnboardingPreview implements Previewed {
    @Override
    public int place() {
        return 12;
    }

    @Override
    public List<Sample> samples(Turn turn, Program program) {
        return Stream.of(Side.values())
                .flatMap(side -> Step.of(side).stream())
                .map(step -> new Sample(
                        Text.of("onboarding.preview." + step.side().tag(), "number", step.number() + 1),
                        OnboardingCards.step(
                                new Onboarding(
                                        0,
                                        turn.organizationId(),
                                        program.id(),
                                        turn.actor().id(),
                                        step.side(),
                                        turn.now(),
                                        step.number(),
                                        0,
                                        null,
                                        null),
                                step,
                                program)))
                .toList();
    }
}
