package dev.trellis.matching.round;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Turn;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BiFunction;

/** Finds the round that a claim names, if it is one of the organization's and its program still runs. */
@Singleton
class WhichRound {
    private final MatchRounds rounds;
    private final Programs programs;
    private final Showing showing;

    WhichRound(MatchRounds rounds, Programs programs, Showing showing) {
        this.rounds = rounds;
        this.programs = programs;
        this.showing = showing;
    }

    /** @param then what is answered; the round is as it was read */
    Reply read(Turn turn, Claim claim, BiFunction<Program, MatchRound, Reply> then) {
        return answer(turn, rounds.findByIdAndOrganizationId(claim.id("round"), turn.organizationId()), then);
    }

    /** The same, and nobody else changes it until the turn is over. */
    Reply locked(Turn turn, Claim claim, BiFunction<Program, MatchRound, Reply> then) {
        return answer(turn, rounds.locked(claim.id("round"), turn.organizationId()), then);
    }

    /**
     * The same for a change of what is proposed: a card that is older than the round changes nothing, but says what changed meanwhile and
     * shows how things are now.
     */
    Reply toChange(Turn turn, Claim claim, BiFunction<Program, MatchRound, Reply> then) {
        return locked(turn, claim, (program, round) -> {
            int version = claim.small("version");
            if (round.state() != MatchRound.State.PROPOSED) {
                return new Reply.Replace(showing.card(program, round));
            }
            if (version == round.version()) {
                return then.apply(program, round);
            }
            Text meanwhile = showing.since(turn, round, version);
            return new Reply.Replace(
                    claim.maybeWord("at") == null
                            ? showing.card(program, round, meanwhile)
                            : showing.page(program, round, claim.small("at"), meanwhile));
        });
    }

    private Reply answer(Turn turn, Optional<MatchRound> found, BiFunction<Program, MatchRound, Reply> then) {
        MatchRound round = found.orElse(null);
        Program program = round == null
                ? null
                : programs.findByIdAndOrganizationId(round.programId(), turn.organizationId())
                        .filter(running -> running.endedAt() == null)
                        .orElse(null);
        return round == null || program == null ? turn.refuse(Text.of("match.gone")) : then.apply(program, round);
    }
}
