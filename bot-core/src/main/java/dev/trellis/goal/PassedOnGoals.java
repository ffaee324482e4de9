package dev.trellis.goal;

import dev.trellis.handover.PassedOn;
import dev.trellis.pairing.Pair;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** The titles of what a mentee shares in a pair and still works at, for a new mentor to read if the mentee says so (C5). */
@Singleton
class PassedOnGoals implements PassedOn {
    private static final int MOST = 5;

    private final Goals goals;

    PassedOnGoals(Goals goals) {
        this.goals = goals;
    }

    @Override
    public String kind() {
        return "goals";
    }

    @Override
    public List<Text> of(Pair pair) {
        return goals.shared(pair.organizationId(), pair.id(), pair.menteeId(), MOST).stream()
                .filter(Goal::isOpen)
                .<Text>map(goal -> Text.words(goal.name()))
                .toList();
    }
}
