package dev.trellis.goal;

import dev.trellis.conversation.Turn;
import dev.trellis.delivery.Outbox;
import dev.trellis.secrecy.PrivateWords;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what becomes of the milestones of an actor's own goals, and keeps all of it (D5). */
@Singleton
class MilestoneWriting {
    private final Goals goals;
    private final Milestones milestones;
    private final ProgressLog log;
    private final GoalWriting writing;
    private final Outbox outbox;

    MilestoneWriting(Goals goals, Milestones milestones, ProgressLog log, GoalWriting writing, Outbox outbox) {
        this.goals = goals;
        this.milestones = milestones;
        this.log = log;
        this.writing = writing;
        this.outbox = outbox;
    }

    /** The milestone of a claim with its goal, if both are the actor's own. Nobody else changes it until the turn is over. */
    @Transactional(TxType.MANDATORY)
    public Optional<Own> own(Turn turn, long id) {
        return milestones
                .ownLocked(id, turn.organizationId(), turn.actor().id())
                .flatMap(milestone -> goals.findByIdAndOrganizationIdAndOwnerId(
                                milestone.goalId(),
                                turn.organizationId(),
                                turn.actor().id())
                        .map(goal -> new Own(goal, milestone)));
    }

    /**
     * Notes how far it is. What was said last already is not said twice.
     *
     * @return what was noted
     */
    @Transactional(TxType.MANDATORY)
    public Progress say(Turn turn, Own own, Progress.Step step) {
        Milestone was = own.milestone();
        Optional<Progress> last = last(was);
        if (last.isPresent() && last.get().step() == step && was.state() == step.then(was.state())) {
            return last.get();
        }
        return note(turn, own, step, was.dueOn());
    }

    @Transactional(TxType.MANDATORY)
    public Progress move(Turn turn, Own own, LocalDate due) {
        return note(turn, own, Progress.Step.MOVED, due);
    }

    /**
     * Takes back what was said last, and gives back what was before.
     *
     * @return empty if something else was said since
     */
    @Transactional(TxType.MANDATORY)
    public Optional<Own> takeBack(Turn turn, Own own, long progress) {
        Progress last = last(own.milestone()).orElse(null);
        if (last == null || last.id() != progress) {
            return Optional.empty();
        }
        log.takeBack(last.id(), last.organizationId());
        become(turn, own, last.wasState(), last.wasDue());
        return own(turn, own.milestone().id());
    }

    /** What shows it and how it was applied; both are read by whoever reads the goal. */
    @Transactional(TxType.MANDATORY)
    public void words(Turn turn, Own own, Progress said, @Nullable String evidence, @Nullable String applied) {
        log.words(said.id(), said.organizationId(), PrivateWords.of(evidence), PrivateWords.of(applied));
        writing.changed(turn, own.goal());
    }

    @Transactional(TxType.MANDATORY)
    public void change(Turn turn, Own own, String title, @Nullable LocalDate due) {
        Milestone was = own.milestone();
        milestones.change(
                was.id(), was.organizationId(), new PrivateWords(title), due, look(turn, was, was.state(), due));
        outbox.withdrawAll(was.organizationId(), MilestoneNews.suggestions(was));
        writing.changed(turn, own.goal());
    }

    /** It becomes its first part; the others come beside it. What was said about it stays with the first one. */
    @Transactional(TxType.MANDATORY)
    public void split(Turn turn, Own own, List<MilestoneLines.Line> parts) {
        Milestone was = own.milestone();
        MilestoneLines.Line first = parts.getFirst();
        milestones.change(was.id(), was.organizationId(), new PrivateWords(first.title()), first.due(), was.lookAt());
        Milestone.State state = was.state() == Milestone.State.STUCK ? Milestone.State.STARTED : was.state();
        become(turn, own, state, first.due());
        parts.subList(1, parts.size()).forEach(part -> writing.add(turn, own.goal(), part.title(), part.due()));
        writing.changed(turn, own.goal());
    }

    @Transactional(TxType.MANDATORY)
    public void onAgenda(Turn turn, Own own) {
        milestones.onAgenda(own.milestone().id(), turn.organizationId(), turn.now());
        writing.changed(turn, own.goal());
    }

    Optional<Progress> last(Milestone milestone) {
        return log.last(milestone.organizationId(), milestone.id());
    }

    private Progress note(Turn turn, Own own, Progress.Step step, @Nullable LocalDate due) {
        Milestone was = own.milestone();
        Progress said = log.save(new Progress(
                0, was.organizationId(), was.id(), step, was.state(), was.dueOn(), null, null, turn.now()));
        become(turn, own, step.then(was.state()), due);
        return said;
    }

    private void become(Turn turn, Own own, Milestone.State state, @Nullable LocalDate due) {
        Milestone was = own.milestone();
        milestones.become(was.id(), was.organizationId(), state, due, look(turn, was, state, due));
        // Whatever was suggested about it, or told of it, is not true any more.
        outbox.withdrawAll(was.organizationId(), MilestoneNews.suggestions(was));
        outbox.withdrawAll(was.organizationId(), MilestoneNews.toPartner(was.id()));
        writing.changed(turn, own.goal());
    }

    private static @Nullable Instant look(Turn turn, Milestone was, Milestone.State state, @Nullable LocalDate due) {
        return state.isAhead() ? Looking.first(due, was.suggestedFor(), turn.zone(), turn.now()) : null;
    }

    /** A milestone with its goal, both of the actor. */
    record Own(Goal goal, Milestone milestone) {}
}
