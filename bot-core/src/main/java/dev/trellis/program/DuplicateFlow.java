package dev.trellis.program;

import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** {@code /mentor program duplicate}: one that did well is the template of the next (A5). Settings are copied, people are not. */
@Singleton
class DuplicateFlow implements Flow {
    private final Programs programs;
    private final WhichProgram which;
    private final List<Beginning> beginnings;

    DuplicateFlow(Programs programs, WhichProgram which, List<Beginning> beginnings) {
        this.programs = programs;
        this.which = which;
        this.beginnings = beginnings;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "program duplicate",
                Right.RUN_PROGRAMS,
                "program.help.duplicate",
                List.of(Parameter.rest("name").optional()),
                this::said);
        talk.form("program.duplicate", Right.RUN_PROGRAMS, this::form, this::duplicated);
    }

    @Override
    public int placeInHelp() {
        return 11;
    }

    private Reply said(Turn turn, Arguments arguments) {
        return which.answer(
                turn,
                arguments.maybeWord("name"),
                program -> button(Text.words(program.name()), program),
                program -> new Reply.Ask(form(program)));
    }

    private Reply form(Turn turn, Claim subject) {
        return which.claimed(turn, subject)
                .<Reply>map(program -> new Reply.Ask(form(program)))
                .orElseGet(() -> which.gone(turn));
    }

    static Button button(Text label, Program program) {
        return Button.opening(label, Button.Action.of("program.duplicate", "program", program.id()));
    }

    private static Form form(Program program) {
        return new Form(
                "program.duplicate",
                Map.of("program", Long.toString(program.id())),
                Text.of("program.duplicate.form.title"),
                Text.of("program.duplicate.form.introduction", "program", program.name()),
                List.of(new Field.Line(
                        "name", Text.of("program.form.name"), null, true, false, ProgramForm.NAME, null)),
                Text.of("program.duplicate.form.submit"));
    }

    private Reply duplicated(Turn turn, Submission submission) {
        Program from = which.claimed(turn, submission.subject()).orElseThrow();
        String name = submission.value("name");
        if (programs.findByOrganizationIdAndName(turn.organizationId(), name).isPresent()) {
            return submission.correct("name", Text.of("program.form.name-taken"));
        }
        Program program = programs.save(new Program(
                0,
                turn.organizationId(),
                name,
                from.purpose(),
                from.timeZone(),
                from.checkInCadence(),
                // The other one's channel would get two posts.
                null,
                from.digestDay(),
                from.digestAt(),
                turn.actor().id(),
                turn.now(),
                null,
                from.template(),
                from.metrics(),
                from.strategy(),
                from.capacity(),
                from.holidays(),
                from.weeklyMessages(),
                from.deepDiveCadence(),
                from.reviewCadence()));
        beginnings.forEach(beginning -> beginning.duplicated(turn, from, program));
        turn.audit("program duplicate", "program " + program.id());
        return Reply.show(ProgramCards.created(program));
    }
}
