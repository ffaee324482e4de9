package dev.trellis.goal;

import dev.trellis.conversation.Turn;
import dev.trellis.person.Person;
import dev.trellis.program.Previewed;
import dev.trellis.program.Program;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;

/** What is suggested about milestones, and what the two of a pair hear of each other's. */
@Singleton
class GoalPreview implements Previewed {
    @Override
    public int place() {
        return 40;
    }

    @Override
    public List<Sample> samples(Turn turn, Program program) {
        Person me = turn.actor().person();
        LocalDate today = turn.now().atZone(turn.zone()).toLocalDate();
        LocalDate soon = today.plusDays(Reach.LOOKED_AT_BEFORE);
        Milestone milestone = new Milestone(
                0,
                turn.organizationId(),
                0,
                new PrivateWords(turn.voice().plain(Text.of("goal.preview.milestone"))),
                soon,
                Milestone.State.STARTED,
                null,
                null,
                null);
        return List.of(
                new Sample(
                        Text.of("goal.preview.overdue"),
                        MilestoneCards.suggestion(
                                milestone, today.minusDays(1), true, NewDates.after(today, null, me.workingHours()))),
                new Sample(
                        Text.of("goal.preview.out-of-reach"),
                        MilestoneCards.suggestion(
                                milestone, soon, false, NewDates.after(today, soon, me.workingHours()))),
                new Sample(Text.of("goal.preview.done"), MilestoneCards.done(milestone, me.displayName(), false)),
                new Sample(Text.of("goal.preview.cheer"), MilestoneCards.cheered(milestone, me.displayName())));
    }
}
