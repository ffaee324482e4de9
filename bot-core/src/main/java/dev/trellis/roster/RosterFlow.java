package dev.trellis.roster;

import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Button;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.WhichProgram;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** {@code /mentor import}: people come into a program by a file (B1, I4). */
@Singleton
class RosterFlow implements Flow {
    private final Rosters rosters;
    private final Reports reports;
    private final WhichProgram which;

    RosterFlow(Rosters rosters, Reports reports, WhichProgram which) {
        this.rosters = rosters;
        this.reports = reports;
        this.which = which;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "import",
                Right.RUN_PROGRAMS,
                "roster.help.import",
                List.of(Parameter.rest("name").optional()),
                (turn, arguments) -> which.answer(
                        turn,
                        arguments.maybeWord("name"),
                        program -> Button.doing(
                                Text.words(program.name()), Button.Action.of("roster.import", "program", program.id())),
                        program -> offer(turn, program)));
        talk.button(
                "roster.import",
                Right.RUN_PROGRAMS,
                (turn, claim) -> which.claimed(turn, claim)
                        .map(program -> offer(turn, program))
                        .orElseGet(() -> which.gone(turn)));
    }

    @Override
    public int placeInHelp() {
        return 14;
    }

    private Reply offer(Turn turn, Program program) {
        if (turn.place().kind() == Place.Kind.CHANNEL) {
            // The page's key opens it for whoever reads it.
            return turn.refuse(Text.of("roster.not-here"));
        }
        if (reports.page("").isEmpty()) {
            return turn.refuse(Text.of("roster.no-web-address"));
        }
        Optional<String> page = reports.page(rosters.offer(program, turn.actor().id(), turn.now()));
        turn.audit("roster import ask", "program " + program.id());
        return Reply.show(RosterCards.offer(program, page.orElseThrow()));
    }
}
