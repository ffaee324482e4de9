package dev.trellis.intake;

import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Button;
import dev.trellis.enrolment.Enrolling;
import dev.trellis.enrolment.Enrolment;
import dev.trellis.enrolment.Enrolments;
import dev.trellis.enrolment.Outcome;
import dev.trellis.enrolment.Side;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.WhichProgram;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /mentor intake}: the survey in steps, from where it stopped; and what was said, to be changed (B1). For their own eyes. */
@Singleton
class IntakeFlow implements Flow {
    private final SurveyBook book;
    private final Enrolling enrolling;
    private final Enrolments enrolments;
    private final IntakeReminders reminders;
    private final WhichProgram which;

    IntakeFlow(
            SurveyBook book,
            Enrolling enrolling,
            Enrolments enrolments,
            IntakeReminders reminders,
            WhichProgram which) {
        this.book = book;
        this.enrolling = enrolling;
        this.enrolments = enrolments;
        this.reminders = reminders;
        this.which = which;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "intake",
                Right.TAKE_PART,
                "intake.help",
                List.of(Parameter.rest("name").optional()),
                this::said);
        talk.button("intake.show", Right.TAKE_PART, this::show);
        talk.form("intake.step", Right.TAKE_PART, this::form, this::submitted);
    }

    @Override
    public int placeInHelp() {
        return 14;
    }

    private Reply said(Turn turn, Arguments arguments) {
        Set<Long> own =
                enrolments
                        .findByOrganizationIdAndPersonIdOrderById(
                                turn.organizationId(), turn.actor().id())
                        .stream()
                        .filter(enrolment -> enrolment.state() == Enrolment.State.APPLIED
                                || enrolment.state() == Enrolment.State.ENROLLED)
                        .map(Enrolment::programId)
                        .collect(Collectors.toSet());
        List<Program> programs = which.running(turn).stream()
                .filter(program -> own.contains(program.id()))
                .toList();
        return programs.isEmpty()
                ? turn.refuse(Text.of("intake.join-first"))
                : which.among(
                        turn,
                        programs,
                        arguments.maybeWord("name"),
                        program -> Button.opening(
                                Text.words(program.name()), Button.Action.of("intake.step", "program", program.id())),
                        program -> ask(turn, progress(turn, program)));
    }

    private Reply show(Turn turn, Claim claim) {
        return which.claimed(turn, claim)
                .map(program -> progress(turn, program))
                .filter(progress -> !progress.sides().isEmpty())
                .map(progress -> Reply.show(IntakeCards.overview(progress)))
                .orElseGet(() -> turn.refuse(Text.of("intake.join-first")));
    }

    private Reply form(Turn turn, Claim subject) {
        Program program = which.claimed(turn, subject).orElse(null);
        if (program == null) {
            return which.gone(turn);
        }
        Progress progress = progress(turn, program);
        if (subject.maybeWord("step") == null) {
            return progress.sides().isEmpty() ? turn.refuse(Text.of("intake.join-first")) : ask(turn, progress);
        }
        return Step.of(subject.maybeWord("step"))
                .filter(step -> isTheirs(step, progress))
                .<Reply>map(step -> ask(turn, progress, step, subject.maybeWord("alone") != null))
                .orElseGet(() -> turn.refuse(Text.of("intake.not-asked")));
    }

    /** A step is asked of those on its side; levels only once there are skills. */
    private static boolean isTheirs(Step step, Progress progress) {
        return progress.steps().contains(step)
                && switch (step) {
                    case WANTED_LEVELS -> !progress.said().wanted().isEmpty();
                    case OFFERED_LEVELS -> !progress.said().offered().isEmpty();
                    default -> true;
                };
    }

    private Reply submitted(Turn turn, Submission sent) {
        Program program = which.claimed(turn, sent.subject()).orElseThrow();
        Step step = Step.of(sent.subject().maybeWord("step")).orElseThrow();
        boolean alone = sent.subject().maybeWord("alone") != null;
        if (sent.several("skills").size() > SurveyForms.MOST_SKILLS) {
            return sent.correct("skills", Text.of("intake.form.too-many-skills", "most", SurveyForms.MOST_SKILLS));
        }
        Progress before = progress(turn, program);
        Progress after = book.keep(
                program,
                turn.actor().id(),
                step,
                opens(step),
                survey -> SurveyAnswers.into(survey, step, sent, before),
                turn.now());
        sent.maybe("limit")
                .ifPresent(limit -> enrolling.limit(
                        program, turn.actor().id(), limit.equals(SurveyForms.ANY) ? null : Integer.valueOf(limit)));
        Map<Side, Outcome> outcomes = enrolling.answered(program, turn.actor().id(), turn.now());
        reminders.withdraw(turn, after);
        return next(turn, progress(turn, program), step, alone, outcomes);
    }

    private Reply next(Turn turn, Progress after, Step step, boolean alone, Map<Side, Outcome> outcomes) {
        if (alone) {
            Step levels = opens(step);
            return levels != null && !after.isDone(levels)
                    ? ask(turn, after, levels, true)
                    : Reply.show(IntakeCards.overview(after));
        }
        return after.next()
                .map(open -> ask(turn, after, open, false))
                .orElseGet(() -> Reply.show(IntakeCards.done(after, standing(after, outcomes))));
    }

    /** Skills are asked about once more, each by itself. */
    private static @Nullable Step opens(Step step) {
        return switch (step) {
            case WANTED -> Step.WANTED_LEVELS;
            case OFFERED -> Step.OFFERED_LEVELS;
            default -> null;
        };
    }

    /** What comes next, in a word: waiting for a mentor, for mentees, or for an admin. */
    private static String standing(Progress after, Map<Side, Outcome> outcomes) {
        boolean waits = outcomes.values().stream()
                .anyMatch(outcome -> outcome instanceof Outcome.Applied applied && applied.waitsForAnAdmin());
        return waits ? "waits-for-an-admin" : after.role();
    }

    private Reply ask(Turn turn, Progress progress) {
        return progress.next()
                .map(step -> ask(turn, progress, step, false))
                .orElseGet(() -> Reply.show(IntakeCards.overview(progress)));
    }

    private static Reply ask(Turn turn, Progress progress, Step step, boolean alone) {
        return new Reply.Ask(SurveyForms.of(step, progress, turn.actor().person(), turn.zone(), alone));
    }

    private Progress progress(Turn turn, Program program) {
        return book.progress(program, turn.actor().id());
    }
}
