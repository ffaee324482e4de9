package dev.trellis.enrolment;

import dev.trellis.charter.CharterBook;
import dev.trellis.charter.WrittenCharter;
import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.WhichProgram;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /mentor join}, and the buttons of invitations: a side, the purpose, the charter, and then the questions (B1). */
@Singleton
class JoinFlow implements Flow {
    private final Enrolling enrolling;
    private final Enrolments enrolments;
    private final Questions questions;
    private final Invitations invitations;
    private final CharterBook charters;
    private final WhichProgram which;

    JoinFlow(
            Enrolling enrolling,
            Enrolments enrolments,
            Questions questions,
            Invitations invitations,
            CharterBook charters,
            WhichProgram which) {
        this.enrolling = enrolling;
        this.enrolments = enrolments;
        this.questions = questions;
        this.invitations = invitations;
        this.charters = charters;
        this.which = which;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "join",
                Right.TAKE_PART,
                "enrolment.help.join",
                List.of(Parameter.rest("side-and-program").optional()),
                this::said);
        talk.button("enrolment.join", Right.TAKE_PART, this::join);
        talk.button("enrolment.accept", Right.TAKE_PART, this::accept);
        talk.button("enrolment.no", Right.TAKE_PART, this::no);
    }

    @Override
    public int placeInHelp() {
        return 13;
    }

    private Reply said(Turn turn, Arguments arguments) {
        SideAndProgram wanted =
                SideAndProgram.of(arguments.maybeWord("side-and-program").orElse(""));
        return which.answer(
                turn,
                wanted.program(),
                program -> JoinCards.join(program, wanted.side(), Text.words(program.name())),
                program -> Reply.show(card(turn, program, wanted.side())));
    }

    private Reply join(Turn turn, Claim claim) {
        return which.claimed(turn, claim)
                .map(program -> Reply.show(
                        card(turn, program, Side.of(claim.maybeWord("side")).orElse(null))))
                .orElseGet(() -> which.gone(turn));
    }

    /** What is to be read next on the way in. */
    private Card card(Turn turn, Program program, @Nullable Side side) {
        Person person = turn.actor().person();
        if (side == null) {
            return JoinCards.whichSide(program, invitations.aim(program, person));
        }
        Enrolment known = enrolments
                .findByOrganizationIdAndProgramIdAndPersonIdAndSide(
                        turn.organizationId(), program.id(), person.id(), side)
                .orElse(null);
        if (known == null || known.state() == Enrolment.State.INVITED || known.state() == Enrolment.State.LEFT) {
            return charters.current(program)
                    .filter(charter ->
                            charters.acceptedAt(charter.charter(), person.id()).isEmpty())
                    .map(charter -> JoinCards.charter(program, side, charter, invitations.aim(program, person), false))
                    .orElseGet(() -> came(turn, program, side, enrolling.apply(program, person, side, turn.now())));
        }
        return came(turn, program, side, ManyEnrolments.standing(known));
    }

    private Reply accept(Turn turn, Claim claim) {
        Program program = which.claimed(turn, claim).orElse(null);
        Side side = Side.of(claim.maybeWord("side")).orElse(null);
        if (program == null || side == null) {
            return which.gone(turn);
        }
        Person person = turn.actor().person();
        WrittenCharter charter = charters.current(program).orElse(null);
        if (charter != null && charter.version() != claim.small("version")) {
            return new Reply.Replace(JoinCards.charter(program, side, charter, invitations.aim(program, person), true));
        }
        if (charter != null) {
            charters.accept(charter.charter(), person.id(), turn.now());
        }
        return new Reply.Replace(came(turn, program, side, enrolling.apply(program, person, side, turn.now())));
    }

    private Card came(Turn turn, Program program, Side side, Outcome outcome) {
        Button goOn = questions.goOn(program, turn.actor().id()).orElse(null);
        return switch (outcome) {
            case Outcome.Applied applied ->
                JoinCards.standing(applied.waitsForAnAdmin() ? "waits" : "welcome", program, side, goOn);
            case Outcome.HasApplied ignored ->
                JoinCards.standing(
                        questions.hasEnough(program, turn.actor().id(), side) ? "waits" : "welcome",
                        program,
                        side,
                        goOn);
            case Outcome.Enrolled ignored -> JoinCards.standing("enrolled", program, side, goOn);
            case Outcome.IsIn ignored -> JoinCards.standing("is-in", program, side, goOn);
            case Outcome.WasDeclined declined ->
                JoinCards.wasDeclined(
                        program,
                        declined.why() == null
                                ? null
                                : Text.words(declined.why().text()));
            default -> JoinCards.notNow(program);
        };
    }

    private Reply no(Turn turn, Claim claim) {
        Program program = which.claimed(turn, claim).orElse(null);
        Optional<Side> side = Side.of(claim.maybeWord("side"));
        if (program == null || side.isEmpty()) {
            return which.gone(turn);
        }
        Enrolment known = enrolments
                .findByOrganizationIdAndProgramIdAndPersonIdAndSide(
                        turn.organizationId(), program.id(), turn.actor().id(), side.get())
                .orElse(null);
        if (known != null && known.state() == Enrolment.State.INVITED) {
            enrolling.leave(program, turn.actor().person(), side.get(), turn.now());
        }
        boolean isIn = known != null
                && (known.state() == Enrolment.State.APPLIED || known.state() == Enrolment.State.ENROLLED);
        return isIn
                ? turn.refuse(Text.of("enrolment.no-but-in", "program", program.name()))
                : new Reply.Replace(JoinCards.notNow(program));
    }
}
