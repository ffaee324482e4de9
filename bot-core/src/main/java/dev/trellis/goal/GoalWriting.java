package dev.trellis.goal;

import dev.trellis.conversation.HomePages;
import dev.trellis.conversation.Turn;
import dev.trellis.delivery.Outbox;
import dev.trellis.enrolment.Side;
import dev.trellis.pairing.Pair;
import dev.trellis.secrecy.PrivateWords;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the goals of an actor: their own ones only, which whoever calls has looked up so. */
@Singleton
class GoalWriting {
    private final Goals goals;
    private final Milestones milestones;
    private final GoalTags tags;
    private final Partners partners;
    private final HomePages pages;
    private final Outbox outbox;

    GoalWriting(Goals goals, Milestones milestones, GoalTags tags, Partners partners, HomePages pages, Outbox outbox) {
        this.goals = goals;
        this.milestones = milestones;
        this.tags = tags;
        this.partners = partners;
        this.pages = pages;
        this.outbox = outbox;
    }

    /**
     * What a form says about a goal.
     *
     * @param pair with whom it is shared; absent: with nobody
     */
    record Wording(
            String title,
            @Nullable String measure,
            @Nullable LocalDate due,
            @Nullable String notes,
            @Nullable Pair pair,
            Tags tags) {}

    @Transactional(TxType.MANDATORY)
    public Goal begin(Turn turn, Side side, @Nullable Long program, Wording wording, List<MilestoneLines.Line> lines) {
        Goal goal = goals.save(new Goal(
                0,
                turn.organizationId(),
                program,
                turn.actor().id(),
                side,
                wording.pair() == null ? null : wording.pair().id(),
                new PrivateWords(wording.title()),
                PrivateWords.of(wording.measure()),
                PrivateWords.of(wording.notes()),
                wording.due(),
                Goal.State.OPEN,
                turn.now(),
                turn.now()));
        tags.write(goal, wording.tags());
        lines.forEach(line -> add(turn, goal, line.title(), line.due()));
        changed(turn, goal);
        return goal;
    }

    @Transactional(TxType.MANDATORY)
    public Goal change(Turn turn, Goal goal, Wording wording) {
        // The one who read it until now has another page, too.
        changed(turn, goal);
        goals.change(
                goal.id(),
                goal.organizationId(),
                new PrivateWords(wording.title()),
                PrivateWords.of(wording.measure()),
                PrivateWords.of(wording.notes()),
                wording.due(),
                wording.pair() == null ? null : wording.pair().id(),
                turn.now());
        tags.write(goal, wording.tags());
        Goal after = current(goal);
        noLongerShared(goal, after);
        changed(turn, after);
        return after;
    }

    @Transactional(TxType.MANDATORY)
    public Goal share(Turn turn, Goal goal, @Nullable Pair pair) {
        changed(turn, goal);
        goals.share(goal.id(), goal.organizationId(), pair == null ? null : pair.id(), turn.now());
        Goal after = current(goal);
        noLongerShared(goal, after);
        changed(turn, after);
        return after;
    }

    /** Reached, dropped, or open again. What is over is not looked at any more. */
    @Transactional(TxType.MANDATORY)
    public Goal become(Turn turn, Goal goal, Goal.State state) {
        goals.become(goal.id(), goal.organizationId(), state, turn.now());
        List<Milestone> all = milestones.of(goal.organizationId(), List.of(goal.id()));
        if (state == Goal.State.OPEN) {
            all.stream()
                    .filter(Milestone::isAhead)
                    .forEach(milestone -> milestones.lookAt(
                            milestone.id(),
                            milestone.organizationId(),
                            Looking.first(milestone.dueOn(), milestone.suggestedFor(), turn.zone(), turn.now())));
        } else {
            milestones.neverLook(goal.id(), goal.organizationId());
            all.forEach(milestone -> outbox.withdrawAll(goal.organizationId(), MilestoneNews.suggestions(milestone)));
        }
        changed(turn, goal);
        return current(goal);
    }

    @Transactional(TxType.MANDATORY)
    public Milestone add(Turn turn, Goal goal, String title, @Nullable LocalDate due) {
        return milestones.save(new Milestone(
                0,
                goal.organizationId(),
                goal.id(),
                new PrivateWords(title),
                due,
                Milestone.State.OPEN,
                null,
                Looking.first(due, null, turn.zone(), turn.now()),
                null));
    }

    /** The pages of whoever sees the goal show what is true now. */
    @Transactional(TxType.MANDATORY)
    public void changed(Turn turn, Goal goal) {
        goals.touch(goal.id(), goal.organizationId(), turn.now());
        pages.refresh(goal.organizationId(), goal.ownerId());
        partners.of(turn.actor().person(), goal.pairId())
                .ifPresent(partner ->
                        pages.refresh(goal.organizationId(), partner.person().id()));
    }

    /** News of it that the partner has not read yet are none of theirs any more; nor are the points for a meeting. */
    private void noLongerShared(Goal before, Goal after) {
        if (before.pairId() != null && !before.pairId().equals(after.pairId())) {
            for (Milestone milestone : milestones.of(before.organizationId(), List.of(before.id()))) {
                outbox.withdrawAll(before.organizationId(), MilestoneNews.toPartner(milestone.id()));
                milestones.onAgenda(milestone.id(), milestone.organizationId(), null);
            }
        }
    }

    private Goal current(Goal goal) {
        return goals.findByIdAndOrganizationIdAndOwnerId(goal.id(), goal.organizationId(), goal.ownerId())
                .orElseThrow();
    }
}
