package dev.trellis.term;

import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Button;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.WhichProgram;
import dev.trellis.term.Term.Kind;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code /mentor skills}: what people can choose from in their survey, as an admin wants it (B1). */
@Singleton
class TermFlow implements Flow {
    private final TermLists lists;
    private final WhichProgram which;

    TermFlow(TermLists lists, WhichProgram which) {
        this.lists = lists;
        this.which = which;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "skills",
                Right.RUN_PROGRAMS,
                "intake.help.skills",
                List.of(Parameter.rest("name").optional()),
                this::said);
        talk.button(
                "intake.lists",
                Right.RUN_PROGRAMS,
                (turn, claim) -> which.claimed(turn, claim).map(this::show).orElseGet(() -> which.gone(turn)));
        talk.form("intake.list", Right.RUN_PROGRAMS, this::form, this::changed);
    }

    @Override
    public int placeInHelp() {
        return 13;
    }

    private Reply said(Turn turn, Arguments arguments) {
        return which.answer(
                turn,
                arguments.maybeWord("name"),
                program -> Button.doing(
                        Text.words(program.name()), Button.Action.of("intake.lists", "program", program.id())),
                this::show);
    }

    private Reply show(Program program) {
        return Reply.show(TermCards.lists(program, lists.all(program)));
    }

    private Reply form(Turn turn, Claim subject) {
        Program program = which.claimed(turn, subject).orElse(null);
        if (program == null) {
            return which.gone(turn);
        }
        List<Term> now = lists.of(program, kind(subject));
        String was = subject.maybeWord("was");
        // A form that was open while somebody else saved would take back what they did.
        return was == null || was.equals(TermCards.fingerprint(now))
                ? new Reply.Ask(TermCards.form(program, kind(subject), now, turn.voice()))
                : Reply.show(TermCards.changedMeanwhile(program, kind(subject), now));
    }

    private Reply changed(Turn turn, Submission sent) {
        Program program = which.claimed(turn, sent.subject()).orElseThrow();
        Kind kind = kind(sent.subject());
        TypedList typed = TypedList.of(
                sent.maybe("lines").orElse(""), kind, lists.of(program, kind), TermLists.templates(program, kind));
        Optional<Text> wrong = typed.wrong(kind);
        if (wrong.isPresent()) {
            return sent.correct("lines", wrong.get());
        }
        lists.replace(program, kind, typed.tags());
        turn.audit("skills change", "program " + program.id());
        return Reply.show(TermCards.saved(program, kind, lists.of(program, kind)));
    }

    /** Whatever a claim says: one of the lists. */
    private static Kind kind(Claim subject) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.tag().equals(subject.maybeWord("kind")))
                .findFirst()
                .orElse(Kind.SKILL);
    }
}
