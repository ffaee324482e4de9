package dev.trellis.setup;

import dev.trellis.charter.CharterBook;
import dev.trellis.cohort.Cohorts;
import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.enrolment.Enrolments;
import dev.trellis.person.Right;
import dev.trellis.program.Participants;
import dev.trellis.program.Previewed;
import dev.trellis.program.Program;
import dev.trellis.program.WhichProgram;
import dev.trellis.term.TermLists;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** {@code /mentor program checklist} and {@code program preview}: what is missing, and what people will read, before anything is sent. */
@Singleton
class SetupFlow implements Flow {
    private final WhichProgram which;
    private final Participants participants;
    private final Cohorts cohorts;
    private final CharterBook charters;
    private final Enrolments enrolments;
    private final TermLists lists;
    private final List<Previewed> previewed;

    SetupFlow(
            WhichProgram which,
            Participants participants,
            Cohorts cohorts,
            CharterBook charters,
            Enrolments enrolments,
            TermLists lists,
            List<Previewed> previewed) {
        this.which = which;
        this.participants = participants;
        this.cohorts = cohorts;
        this.charters = charters;
        this.enrolments = enrolments;
        this.lists = lists;
        this.previewed = previewed.stream()
                .sorted(Comparator.comparingInt(Previewed::place))
                .toList();
    }

    @Override
    public void define(Talk talk) {
        List<Parameter> name = List.of(Parameter.rest("name").optional());
        talk.command(
                "program checklist",
                Right.RUN_PROGRAMS,
                "setup.help.checklist",
                name,
                (turn, arguments) -> said(turn, arguments, "setup.checklist"));
        talk.command(
                "program preview",
                Right.RUN_PROGRAMS,
                "setup.help.preview",
                name,
                (turn, arguments) -> said(turn, arguments, "setup.preview"));
        talk.button(
                "setup.checklist",
                Right.RUN_PROGRAMS,
                (turn, claim) -> which.claimed(turn, claim).map(this::checklist).orElseGet(() -> which.gone(turn)));
        talk.button("setup.preview", Right.RUN_PROGRAMS, this::turned);
    }

    @Override
    public int placeInHelp() {
        return 11;
    }

    private Reply said(Turn turn, Arguments arguments, String what) {
        return which.answer(
                turn,
                arguments.maybeWord("name"),
                program -> Button.doing(Text.words(program.name()), Button.Action.of(what, "program", program.id())),
                program -> what.equals("setup.checklist") ? checklist(program) : Reply.show(preview(turn, program, 0)));
    }

    private Reply checklist(Program program) {
        int all = cohorts.findByOrganizationIdAndProgramIdOrderByStartsOn(program.organizationId(), program.id())
                .size();
        boolean own = charters.current(program)
                .filter(charter -> !charter.isTheTemplates())
                .isPresent();
        return Reply.show(SetupCards.checklist(Checklist.of(
                program,
                participants.of(program).size(),
                enrolments.countOf(program.organizationId(), program.id()),
                all,
                own,
                !lists.areTheTemplates(program))));
    }

    /** The first message comes below; from there on, one takes the place of the other. */
    private Reply turned(Turn turn, Claim claim) {
        Program program = which.claimed(turn, claim).orElse(null);
        if (program == null) {
            return which.gone(turn);
        }
        return claim.maybeWord("at") == null
                ? Reply.show(preview(turn, program, 0))
                : new Reply.Replace(preview(turn, program, claim.small("at")));
    }

    private Card preview(Turn turn, Program program, int at) {
        List<Previewed.Sample> samples = previewed.stream()
                .flatMap(concept -> concept.samples(turn, program).stream())
                .toList();
        return SetupCards.preview(program, samples, Math.clamp(at, 0, samples.size() - 1));
    }
}
