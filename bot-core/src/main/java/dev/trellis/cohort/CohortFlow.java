package dev.trellis.cohort;

import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.WhichProgram;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /mentor cohort}: cohorts with dates, and new ones like those before (A5). */
@Singleton
class CohortFlow implements Flow {
    private final Cohorts cohorts;
    private final WhichProgram which;

    CohortFlow(Cohorts cohorts, WhichProgram which) {
        this.cohorts = cohorts;
        this.which = which;
    }

    @Override
    public void define(Talk talk) {
        List<Parameter> name = List.of(Parameter.rest("name").optional());
        talk.command("cohort list", Right.RUN_PROGRAMS, "cohort.help.list", name, this::list);
        talk.command("cohort new", Right.RUN_PROGRAMS, "cohort.help.new", name, this::create);
        talk.button(
                "cohort.list",
                Right.RUN_PROGRAMS,
                (turn, claim) -> which.claimed(turn, claim)
                        .map(program -> listed(turn, program))
                        .orElseGet(() -> which.gone(turn)));
        talk.form("cohort.new", Right.RUN_PROGRAMS, this::formForNew, (turn, sent) -> save(turn, sent, null));
        talk.form("cohort.change", Right.RUN_PROGRAMS, this::formForChange, this::changed);
    }

    @Override
    public int placeInHelp() {
        return 12;
    }

    private Reply list(Turn turn, Arguments arguments) {
        return which.answer(
                turn,
                arguments.maybeWord("name"),
                program -> Button.doing(
                        Text.words(program.name()), Button.Action.of("cohort.list", "program", program.id())),
                program -> listed(turn, program));
    }

    private Reply listed(Turn turn, Program program) {
        List<Cohort> all = cohorts.findByOrganizationIdAndProgramIdOrderByStartsOn(turn.organizationId(), program.id());
        return Reply.show(CohortCards.list(
                program,
                all,
                cohort -> cohorts.countPairs(turn.organizationId(), program.id(), cohort.id()),
                today(turn, program)));
    }

    private Reply create(Turn turn, Arguments arguments) {
        return which.answer(
                turn,
                arguments.maybeWord("name"),
                program -> Button.opening(
                        Text.words(program.name()), Button.Action.of("cohort.new", "program", program.id())),
                program -> new Reply.Ask(
                        CohortCards.form("cohort.new", program, Map.of(), null, today(turn, program), null)));
    }

    private Reply formForNew(Turn turn, Claim subject) {
        Program program = which.claimed(turn, subject).orElse(null);
        if (program == null) {
            return which.gone(turn);
        }
        LocalDate today = today(turn, program);
        if (subject.maybeWord("like") == null) {
            return new Reply.Ask(CohortCards.form("cohort.new", program, Map.of(), null, today, null));
        }
        return claimed(turn, program, subject, "like")
                .<Reply>map(cohort -> new Reply.Ask(like(turn, program, cohort, today)))
                .orElseGet(() -> turn.refuse(Text.of("cohort.gone")));
    }

    /** As long as another one, right after it; people are not copied. */
    private static Form like(Turn turn, Program program, Cohort cohort, LocalDate today) {
        Cohort.Days days = cohort.next(today);
        String name = turn.voice().plain(Text.of("cohort.like", "name", cohort.name()));
        return CohortCards.form(
                "cohort.new",
                program,
                Map.of("like", Long.toString(cohort.id())),
                name.length() <= CohortCards.NAME ? name : null,
                days.startsOn(),
                days.endsOn());
    }

    private Reply formForChange(Turn turn, Claim subject) {
        Program program = which.claimed(turn, subject).orElse(null);
        if (program == null) {
            return which.gone(turn);
        }
        return claimed(turn, program, subject, "cohort")
                .<Reply>map(cohort -> new Reply.Ask(CohortCards.form(
                        "cohort.change",
                        program,
                        Map.of("cohort", Long.toString(cohort.id())),
                        cohort.name(),
                        cohort.startsOn(),
                        cohort.endsOn())))
                .orElseGet(() -> turn.refuse(Text.of("cohort.gone")));
    }

    private Reply changed(Turn turn, Submission submission) {
        Program program = which.claimed(turn, submission.subject()).orElseThrow();
        return save(
                turn,
                submission,
                claimed(turn, program, submission.subject(), "cohort").orElseThrow());
    }

    private Reply save(Turn turn, Submission submission, @Nullable Cohort before) {
        Program program = which.claimed(turn, submission.subject()).orElseThrow();
        String name = submission.value("name");
        LocalDate starts = submission.date("starts");
        LocalDate ends = submission.maybe("ends").map(LocalDate::parse).orElse(null);
        if (ends != null && !ends.isAfter(starts)) {
            return submission.correct("ends", Text.of("cohort.form.ends-before-starts"));
        }
        boolean taken = cohorts.findByOrganizationIdAndProgramIdAndName(turn.organizationId(), program.id(), name)
                .filter(other -> before == null || other.id() != before.id())
                .isPresent();
        if (taken) {
            return submission.correct("name", Text.of("cohort.form.name-taken"));
        }
        Cohort cohort =
                new Cohort(before == null ? 0 : before.id(), turn.organizationId(), program.id(), name, starts, ends);
        Cohort saved = before == null ? cohorts.save(cohort) : cohorts.update(cohort);
        turn.audit(before == null ? "cohort new" : "cohort change", "cohort " + saved.id());
        return Reply.show(CohortCards.saved(program, saved, today(turn, program)));
    }

    private Optional<Cohort> claimed(Turn turn, Program program, Claim claim, String name) {
        return cohorts.findByIdAndOrganizationId(claim.id(name), turn.organizationId())
                .filter(cohort -> cohort.programId() == program.id());
    }

    private static LocalDate today(Turn turn, Program program) {
        return turn.now().atZone(program.zone()).toLocalDate();
    }
}
