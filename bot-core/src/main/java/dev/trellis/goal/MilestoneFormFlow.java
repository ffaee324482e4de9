package dev.trellis.goal;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.goal.MilestoneWriting.Own;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is written about milestones (D5): new ones, other dates, parts of one, and words about what was reached. */
@Singleton
class MilestoneFormFlow implements Flow {
    private final GoalBook book;
    private final Goals goals;
    private final Milestones milestones;
    private final GoalWriting goalWriting;
    private final MilestoneWriting writing;

    MilestoneFormFlow(
            GoalBook book, Goals goals, Milestones milestones, GoalWriting goalWriting, MilestoneWriting writing) {
        this.book = book;
        this.goals = goals;
        this.milestones = milestones;
        this.goalWriting = goalWriting;
        this.writing = writing;
    }

    @Override
    public void define(Talk talk) {
        talk.form("milestone.add", Right.TAKE_PART, this::openAdd, this::add);
        talk.form("milestone.change", Right.TAKE_PART, this::openChange, this::change);
        talk.form("milestone.move", Right.TAKE_PART, this::openMove, this::move);
        talk.form("milestone.split", Right.TAKE_PART, this::openSplit, this::split);
        talk.form("milestone.words", Right.TAKE_PART, this::openWords, this::words);
    }

    private Reply openAdd(Turn turn, Claim subject) {
        Goal goal = ownGoal(turn, subject).orElse(null);
        if (goal == null) {
            return turn.refuse(Text.of("goal.gone"));
        }
        return milestones.of(goal.organizationId(), List.of(goal.id())).size() >= MilestoneForms.MOST
                ? turn.refuse(Text.of("milestone.too-many", "most", MilestoneForms.MOST))
                : new Reply.Ask(MilestoneForms.add(goal));
    }

    private Reply add(Turn turn, Submission submission) {
        Goal goal = ownGoal(turn, submission.subject()).orElseThrow();
        return wrong(turn, submission, null).orElseGet(() -> {
            goalWriting.add(turn, goal, submission.value("title"), due(submission));
            goalWriting.changed(turn, goal);
            return Reply.show(GoalCards.goal(view(turn, goal), List.of()));
        });
    }

    private Reply openChange(Turn turn, Claim subject) {
        return own(turn, subject, own -> new Reply.Ask(MilestoneForms.change(own.milestone())));
    }

    private Reply change(Turn turn, Submission submission) {
        return own(
                turn,
                submission.subject(),
                own -> wrong(turn, submission, own.milestone().dueOn()).orElseGet(() -> {
                    writing.change(turn, own, submission.value("title"), due(submission));
                    return Reply.show(GoalCards.goal(view(turn, own.goal()), List.of()));
                }));
    }

    private Reply openMove(Turn turn, Claim subject) {
        return ahead(turn, subject, own -> new Reply.Ask(MilestoneForms.move(own.milestone())));
    }

    private Reply move(Turn turn, Submission submission) {
        return ahead(
                turn,
                submission.subject(),
                own -> wrong(turn, submission, null).orElseGet(() -> {
                    Progress said = writing.move(turn, own, submission.date("due"));
                    return receipt(turn, own, said);
                }));
    }

    private Reply openSplit(Turn turn, Claim subject) {
        return ahead(turn, subject, own -> new Reply.Ask(MilestoneForms.split(own.milestone())));
    }

    private Reply split(Turn turn, Submission submission) {
        return ahead(turn, submission.subject(), own -> {
            String words = submission.value("parts");
            Optional<Reply> wrong = GoalForm.wrongLines(submission, "parts", words, MilestoneFlow.today(turn));
            if (wrong.isPresent()) {
                return wrong.get();
            }
            List<MilestoneLines.Line> parts = MilestoneLines.read(words);
            if (parts.size() < 2) {
                return submission.correct("parts", Text.of("milestone.form.two-parts"));
            }
            int more = milestones
                            .of(own.goal().organizationId(), List.of(own.goal().id()))
                            .size()
                    + parts.size()
                    - 1;
            if (more > MilestoneForms.MOST) {
                return submission.correct("parts", Text.of("milestone.too-many", "most", MilestoneForms.MOST));
            }
            writing.split(turn, own, MilestoneLines.spread(parts, MilestoneFlow.today(turn), end(turn, own)));
            return Reply.show(GoalCards.goal(view(turn, own.goal()), List.of()));
        });
    }

    /** Parts without a date are spread until the whole's, or where that has passed, until the goal's. */
    private static @Nullable LocalDate end(Turn turn, Own own) {
        LocalDate today = MilestoneFlow.today(turn);
        LocalDate whole = own.milestone().dueOn();
        if (whole != null && whole.isAfter(today)) {
            return whole;
        }
        LocalDate goal = own.goal().dueOn();
        return goal != null && goal.isAfter(today) ? goal : whole == null ? null : today.plusWeeks(4);
    }

    private Reply openWords(Turn turn, Claim subject) {
        return own(
                turn,
                subject,
                own -> said(own, subject)
                        .<Reply>map(said -> new Reply.Ask(MilestoneForms.words(own, said)))
                        .orElseGet(() -> turn.refuse(Text.of("milestone.changed-since"))));
    }

    private Reply words(Turn turn, Submission submission) {
        return own(turn, submission.subject(), own -> {
            Progress said = said(own, submission.subject()).orElseThrow();
            writing.words(
                    turn,
                    own,
                    said,
                    submission.maybe("evidence").orElse(null),
                    submission.maybe("applied").orElse(null));
            return receipt(turn, own, writing.last(own.milestone()).orElseThrow());
        });
    }

    private Reply receipt(Turn turn, Own own, Progress said) {
        Milestone now = milestones
                .findByIdAndOrganizationId(own.milestone().id(), turn.organizationId())
                .orElseThrow();
        return Reply.show(MilestoneCards.receipt(view(turn, own.goal()), now, said));
    }

    private GoalView view(Turn turn, Goal goal) {
        return book.readable(goal.id(), turn.actor().person()).orElseThrow();
    }

    private Reply ahead(Turn turn, Claim claim, Function<Own, Reply> then) {
        return own(
                turn,
                claim,
                own -> own.milestone().isAhead()
                        ? then.apply(own)
                        : turn.refuse(Text.of(
                                "milestone.is-over",
                                "title",
                                own.milestone().name(),
                                "state",
                                own.milestone().state().say())));
    }

    private Reply own(Turn turn, Claim claim, Function<Own, Reply> then) {
        return writing.own(turn, claim.id("milestone"))
                .filter(own -> own.goal().isOpen())
                .map(then)
                .orElseGet(() -> turn.refuse(Text.of("milestone.gone")));
    }

    private Optional<Goal> ownGoal(Turn turn, Claim claim) {
        return goals.findByIdAndOrganizationIdAndOwnerId(
                        claim.id("goal"), turn.organizationId(), turn.actor().id())
                .filter(Goal::isOpen);
    }

    private Optional<Progress> said(Own own, Claim claim) {
        return writing.last(own.milestone()).filter(last -> last.id() == claim.id("said"));
    }

    private static @Nullable LocalDate due(Submission submission) {
        return submission.maybe("due").map(LocalDate::parse).orElse(null);
    }

    private static Optional<Reply> wrong(Turn turn, Submission submission, @Nullable LocalDate before) {
        LocalDate due = due(submission);
        return due == null || due.equals(before)
                ? Optional.empty()
                : GoalForm.wrongDate(submission, "due", due, MilestoneFlow.today(turn));
    }
}
