package dev.trellis.trial;

import dev.trellis.pairing.Pair;
import dev.trellis.pairing.PairEnding;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Nobody is asked about a pair that has ended, and no admin is left with a card about it. */
@Singleton
class TrialEnds implements PairEnding {
    private final Trials trials;
    private final TrialCases cases;
    private final TrialMessages messages;
    private final Telling telling;
    private final Clock clock;

    TrialEnds(Trials trials, TrialCases cases, TrialMessages messages, Telling telling, Clock clock) {
        this.trials = trials;
        this.cases = cases;
        this.messages = messages;
        this.telling = telling;
        this.clock = clock;
    }

    @Override
    public void ended(Pair pair) {
        for (Trial trial : trials.both(pair.id(), pair.organizationId())) {
            if (trial.state() == Trial.State.ASKED || trial.state() == Trial.State.ANSWERED) {
                messages.show(trial, TrialCards.over());
            }
        }
        trials.close(pair.id(), pair.organizationId());
        cases.ofPair(pair.id(), pair.organizationId())
                .filter(opened -> !opened.state().isOver())
                .ifPresent(opened -> telling.show(
                        pair,
                        cases.update(opened.as(TrialCase.State.ENDED, opened.telling(), null, null)),
                        clock.instant()));
    }
}
