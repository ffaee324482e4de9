package dev.trellis.matching.report;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.person.People;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.WhichProgram;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** {@code /mentor report}: rotation (C6), inclusion (C7) and factors (C8), for leaders; names for those who run programs only. */
@Singleton
class ReportFlow implements Flow {
    private static final List<String> REPORTS = List.of("rotation", "inclusion", "factors");

    private final Rotation rotation;
    private final Inclusion inclusion;
    private final Outcomes outcomes;
    private final People people;
    private final WhichProgram which;

    ReportFlow(Rotation rotation, Inclusion inclusion, Outcomes outcomes, People people, WhichProgram which) {
        this.rotation = rotation;
        this.inclusion = inclusion;
        this.outcomes = outcomes;
        this.people = people;
        this.which = which;
    }

    @Override
    public void define(Talk talk) {
        for (String report : REPORTS) {
            talk.command(
                    "report " + report,
                    Right.SEE_TRENDS,
                    "report.help." + report,
                    List.of(Parameter.rest("name").optional()),
                    (turn, arguments) -> which.answer(
                            turn,
                            arguments.maybeWord("name"),
                            program -> Button.doing(
                                    Text.words(program.name()),
                                    Button.Action.of("report.show", "program", program.id(), "report", report)),
                            program -> Reply.show(card(turn, program, report))));
        }
        talk.button("report.show", Right.SEE_TRENDS, this::show);
    }

    @Override
    public int placeInHelp() {
        return 35;
    }

    private Reply show(Turn turn, Claim claim) {
        String report = claim.word("report");
        return REPORTS.contains(report)
                ? which.claimed(turn, claim)
                        .map(program -> Reply.show(card(turn, program, report)))
                        .orElseGet(() -> which.gone(turn))
                : turn.refuse(Text.of("talk.button-gone"));
    }

    private Card card(Turn turn, Program program, String report) {
        return switch (report) {
            case "rotation" -> rotation(turn, program);
            case "inclusion" -> {
                List<Parity.Mentee> mentees = inclusion.of(program, turn.now());
                yield ReportCards.inclusion(program, Parity.compare(mentees));
            }
            default -> {
                List<Factors.Observed> pairs = outcomes.of(program, turn.now());
                yield ReportCards.factors(
                        program, pairs.size(), Factors.find(pairs), turn.actor().may(Right.RUN_PROGRAMS));
            }
        };
    }

    private Card rotation(Turn turn, Program program) {
        List<Rotation.Load> loads = rotation.of(program, turn.now());
        return ReportCards.rotation(
                program,
                loads,
                turn.actor().may(Right.RUN_PROGRAMS) ? Optional.of(names(turn, loads)) : Optional.empty());
    }

    private LongFunction<String> names(Turn turn, List<Rotation.Load> loads) {
        Map<Long, String> names = new HashMap<>();
        List<Long> first = loads.stream()
                .limit(ReportCards.NAMED)
                .map(Rotation.Load::mentor)
                .toList();
        if (!first.isEmpty()) {
            people.findByOrganizationIdAndIdIn(turn.organizationId(), first)
                    .forEach(person -> names.put(person.id(), person.displayName()));
        }
        return mentor -> names.getOrDefault(mentor, "?");
    }
}
