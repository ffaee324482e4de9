package dev.trellis.enrolment;

import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Card;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.WhichProgram;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code /mentor leave}: out of one side of a program, asked once more, and undone by joining again (B1). */
@Singleton
class LeaveFlow implements Flow {
    private final Enrolling enrolling;
    private final Enrolments enrolments;
    private final Pairs pairs;
    private final WhichProgram which;

    LeaveFlow(Enrolling enrolling, Enrolments enrolments, Pairs pairs, WhichProgram which) {
        this.enrolling = enrolling;
        this.enrolments = enrolments;
        this.pairs = pairs;
        this.which = which;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "leave",
                Right.TAKE_PART,
                "enrolment.help.leave",
                List.of(Parameter.rest("side-and-program").optional()),
                this::said);
        talk.button("enrolment.leave", Right.TAKE_PART, this::asked);
        talk.button("enrolment.leave-yes", Right.TAKE_PART, this::left);
        talk.button(
                "enrolment.leave-no",
                Right.TAKE_PART,
                (turn, claim) -> new Reply.Replace(Card.of(Text.of("enrolment.stays"))));
    }

    @Override
    public int placeInHelp() {
        return 14;
    }

    private Reply said(Turn turn, Arguments arguments) {
        SideAndProgram wanted =
                SideAndProgram.of(arguments.maybeWord("side-and-program").orElse(""));
        List<In> own = in(turn).stream()
                .filter(in -> wanted.side() == null || in.side() == wanted.side())
                .filter(in -> wanted.program()
                        .filter(name -> !in.program().name().equalsIgnoreCase(name))
                        .isEmpty())
                .toList();
        if (own.isEmpty()) {
            return turn.refuse(Text.of("enrolment.nothing-to-leave"));
        }
        return own.size() == 1
                ? ask(turn, own.getFirst())
                : Reply.show(JoinCards.leaveWhich(own.stream()
                        .map(in -> JoinCards.leave(in.program(), in.side()))
                        .toList()));
    }

    private Reply asked(Turn turn, Claim claim) {
        return in(turn).stream()
                .filter(in -> in.program().id() == claim.id("program"))
                .filter(in -> in.side().tag().equals(claim.maybeWord("side")))
                .findFirst()
                .map(in -> ask(turn, in))
                .orElseGet(() -> turn.refuse(Text.of("enrolment.nothing-to-leave")));
    }

    /** What there is to leave, in the order in which it began. */
    private List<In> in(Turn turn) {
        List<Program> running = which.running(turn);
        return enrolments
                .findByOrganizationIdAndPersonIdOrderById(
                        turn.organizationId(), turn.actor().id())
                .stream()
                .filter(Enrolment::isGoingOn)
                .flatMap(enrolment -> running.stream()
                        .filter(program -> program.id() == enrolment.programId())
                        .map(program -> new In(program, enrolment.side())))
                .toList();
    }

    private Reply ask(Turn turn, In in) {
        return Reply.show(JoinCards.confirmLeave(in.program(), in.side(), pairs(turn, in.program(), in.side())));
    }

    private Reply left(Turn turn, Claim claim) {
        Program program = which.claimed(turn, claim).orElse(null);
        Side side = Side.of(claim.maybeWord("side")).orElse(null);
        if (program == null || side == null) {
            return which.gone(turn);
        }
        return switch (enrolling.leave(program, turn.actor().person(), side, turn.now())) {
            case Outcome.Left ignored -> new Reply.Replace(JoinCards.left(program, side, pairs(turn, program, side)));
            case Outcome.HasLeft ignored ->
                new Reply.Replace(JoinCards.left(program, side, pairs(turn, program, side)));
            default -> turn.refuse(Text.of("enrolment.nothing-to-leave"));
        };
    }

    private int pairs(Turn turn, Program program, Side side) {
        long me = turn.actor().id();
        return (int) pairs.together(turn.organizationId(), me).stream()
                .filter(pair -> pair.programId() == program.id())
                .filter(pair -> me == (side == Side.MENTOR ? pair.mentorId() : pair.menteeId()))
                .count();
    }

    private record In(Program program, Side side) {}
}
