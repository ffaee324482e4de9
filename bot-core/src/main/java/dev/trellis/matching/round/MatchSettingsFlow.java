package dev.trellis.matching.round;

import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.WhichProgram;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code /mentor match settings}: what a program matches by (C1, C2, C3). */
@Singleton
class MatchSettingsFlow implements Flow {
    private final MatchSettingsRows settings;
    private final MatchRounds rounds;
    private final WhichProgram which;

    MatchSettingsFlow(MatchSettingsRows settings, MatchRounds rounds, WhichProgram which) {
        this.settings = settings;
        this.rounds = rounds;
        this.which = which;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "match settings",
                Right.RUN_PROGRAMS,
                "match.help.settings",
                List.of(Parameter.rest("name").optional()),
                this::said);
        talk.form("match.settings", Right.RUN_PROGRAMS, this::form, this::saved);
    }

    @Override
    public int placeInHelp() {
        return 18;
    }

    private Reply said(Turn turn, Arguments arguments) {
        return which.answer(
                turn,
                arguments.maybeWord("name"),
                program -> Button.opening(
                        Text.words(program.name()), Button.Action.of("match.settings", "program", program.id())),
                program -> new Reply.Ask(MatchSettingsForm.of(program, settings.of(program))));
    }

    private Reply form(Turn turn, Claim subject) {
        return which.claimed(turn, subject)
                .<Reply>map(program -> new Reply.Ask(MatchSettingsForm.of(program, settings.of(program))))
                .orElseGet(() -> which.gone(turn));
    }

    private Reply saved(Turn turn, Submission sent) {
        Program program = which.claimed(turn, sent.subject()).orElseThrow();
        return switch (MatchSettingsForm.read(sent, settings.of(program))) {
            case MatchSettingsForm.Read.Wrong wrong -> new Reply.Correct(sent.form(), wrong.errors());
            case MatchSettingsForm.Read.Settings read -> {
                if (read.settings().id() == 0) {
                    settings.save(read.settings());
                } else {
                    settings.update(read.settings());
                }
                turn.audit("match settings", "program " + program.id());
                yield Reply.show(savedCard(turn, program));
            }
        };
    }

    /** A round that is proposed was made by the settings before: it says so, and offers to match again. */
    private Card savedCard(Turn turn, Program program) {
        Text done = Text.of("match.settings.saved", "program", program.name());
        return rounds.ofProgram(turn.organizationId(), program.id())
                .filter(round -> round.state() == MatchRound.State.PROPOSED)
                .map(round -> Card.of(
                        done,
                        new Element.Paragraph(done),
                        new Element.Note(Text.of("match.settings.saved-round")),
                        Element.Buttons.of(
                                Button.doing(
                                        Text.of("match.button.again"),
                                        Button.Action.of(
                                                "match.again", "round", round.id(), "version", round.version())),
                                RoundCards.look("match.button.summary", round))))
                .orElseGet(() -> Card.of(
                        done,
                        new Element.Paragraph(done),
                        new Element.Note(Text.of("match.settings.saved-next")),
                        Element.Buttons.of(Button.doing(
                                Text.of("match.button.start"),
                                Button.Action.of("match.start", "program", program.id())))));
    }
}
