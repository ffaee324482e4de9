package dev.trellis.matching.round;

import dev.trellis.cohort.Cohort;
import dev.trellis.cohort.Cohorts;
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
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.WhichProgram;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /mentor match}: proposes a whole round (C1, C3), shows it, and announces it when an admin says so. */
@Singleton
class MatchFlow implements Flow {
    /** A table of so many pairs takes a quarter of a gigabyte; whoever has more matches cohort by cohort. */
    private static final long MOST_PAIRS = 60_000_000;

    private static final int NAME = 80;
    private static final int FOUND = 8;

    private final MatchRounds rounds;
    private final Proposals proposals;
    private final Gathering gathering;
    private final Checking checking;
    private final Figures figures;
    private final Showing showing;
    private final WhichRound which;
    private final WhichProgram programs;
    private final Cohorts cohorts;

    MatchFlow(
            MatchRounds rounds,
            Proposals proposals,
            Gathering gathering,
            Checking checking,
            Figures figures,
            Showing showing,
            WhichRound which,
            WhichProgram programs,
            Cohorts cohorts) {
        this.rounds = rounds;
        this.proposals = proposals;
        this.gathering = gathering;
        this.checking = checking;
        this.figures = figures;
        this.showing = showing;
        this.which = which;
        this.programs = programs;
        this.cohorts = cohorts;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "match",
                Right.RUN_PROGRAMS,
                "match.help.match",
                List.of(Parameter.rest("name").optional()),
                this::match);
        talk.button(
                "match.start",
                Right.RUN_PROGRAMS,
                (turn, claim) -> programs.claimed(turn, claim)
                        .map(program -> match(turn, program, cohort(turn, program, claim)))
                        .orElseGet(() -> programs.gone(turn)));
        talk.button(
                "match.look",
                Right.RUN_PROGRAMS,
                (turn, claim) ->
                        which.read(turn, claim, (program, round) -> new Reply.Replace(showing.card(program, round))));
        talk.button(
                "match.browse",
                Right.RUN_PROGRAMS,
                (turn, claim) -> which.read(
                        turn,
                        claim,
                        (program, round) -> new Reply.Replace(showing.page(program, round, claim.small("at"), null))));
        talk.button(
                "match.waiting",
                Right.RUN_PROGRAMS,
                (turn, claim) -> which.read(
                        turn,
                        claim,
                        (program, round) -> new Reply.Replace(showing.waiting(program, round, claim.small("at")))));
        talk.form("match.find", Right.RUN_PROGRAMS, this::formToFind, this::find);
        talk.button("match.discard", Right.RUN_PROGRAMS, this::discard);
        talk.button("match.restore", Right.RUN_PROGRAMS, this::restore);
        talk.button("match.announce", Right.RUN_PROGRAMS, this::askToAnnounce);
        talk.button("match.announce-yes", Right.RUN_PROGRAMS, this::announce);
    }

    @Override
    public int placeInHelp() {
        return 18;
    }

    /** The name is a program's, or a cohort's of one of them. */
    private Reply match(Turn turn, Arguments arguments) {
        Optional<String> name = arguments.maybeWord("name").map(String::strip).filter(words -> !words.isEmpty());
        List<Program> running = programs.running(turn);
        boolean isProgram = name.isEmpty()
                || running.stream().anyMatch(program -> program.name().equalsIgnoreCase(name.get()));
        if (!isProgram) {
            for (Program program : running) {
                Optional<Cohort> cohort =
                        cohorts
                                .findByOrganizationIdAndProgramIdOrderByStartsOn(turn.organizationId(), program.id())
                                .stream()
                                .filter(each -> each.name().equalsIgnoreCase(name.get()))
                                .findFirst();
                if (cohort.isPresent()) {
                    return match(turn, program, cohort.get().id());
                }
            }
        }
        return programs.answer(
                turn,
                name,
                program -> Button.doing(
                        Text.words(program.name()), Button.Action.of("match.start", "program", program.id())),
                program -> match(turn, program, null));
    }

    private @Nullable Long cohort(Turn turn, Program program, Claim claim) {
        return claim.maybeWord("cohort") == null
                ? null
                : cohorts.findByIdAndOrganizationId(claim.id("cohort"), turn.organizationId())
                        .filter(cohort -> cohort.programId() == program.id())
                        .map(Cohort::id)
                        .orElse(null);
    }

    /** Of two admins at once, one begins the round and both look at it. */
    private Reply match(Turn turn, Program program, @Nullable Long cohort) {
        Optional<MatchRound> open = rounds.ofProgram(turn.organizationId(), program.id());
        if (open.isPresent()) {
            return Reply.show(showing.card(program, open.get()));
        }
        int mentees = gathering.waiting(program, cohort).size();
        int mentors = gathering.freePlaces(program, cohort).size();
        if (mentees == 0) {
            return rounds.lastAnnounced(turn.organizationId(), program.id())
                    .map(last -> Reply.show(showing.card(program, last)))
                    .orElseGet(() -> turn.refuse(Text.of("match.nobody-waits", "program", program.name())));
        }
        if (mentors == 0) {
            return turn.refuse(Text.of("match.no-mentors", "program", program.name(), "mentees", mentees));
        }
        if ((long) mentees * mentors > MOST_PAIRS) {
            return turn.refuse(Text.of("match.too-many", "mentees", mentees, "mentors", mentors));
        }
        int begun = rounds.begin(
                turn.organizationId(),
                program.id(),
                cohort,
                mentees,
                mentors,
                turn.actor().id(),
                turn.now());
        MatchRound round = rounds.ofProgram(turn.organizationId(), program.id()).orElseThrow();
        if (begun > 0) {
            turn.audit("match", "round " + round.id());
        }
        return Reply.show(showing.card(program, round));
    }

    private Reply formToFind(Turn turn, Claim subject) {
        return which.read(
                turn,
                subject,
                (program, round) -> new Reply.Ask(new Form(
                        "match.find",
                        Map.of("round", Long.toString(round.id())),
                        Text.of("match.find.form.title"),
                        null,
                        List.of(new Field.Line("name", Text.of("match.find.form.name"), null, true, false, NAME, null)),
                        Text.of("match.find.form.submit"))));
    }

    private Reply find(Turn turn, Submission sent) {
        String name = sent.value("name");
        String prefix = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return which.read(turn, sent.subject(), (program, round) -> {
            List<Long> people = showing.named(turn.organizationId(), prefix).stream()
                    .map(Person::id)
                    .toList();
            List<Proposal> found =
                    people.isEmpty() ? List.of() : proposals.ofPeople(turn.organizationId(), round.id(), people, FOUND);
            return found.isEmpty()
                    ? sent.correct("name", Text.of("match.find.form.nobody", "name", name))
                    : Reply.show(ProposalCards.found(round, showing.seen(program, round, found), name));
        });
    }

    private Reply discard(Turn turn, Claim claim) {
        return which.locked(turn, claim, (program, round) -> {
            boolean can = round.isBeingComputed() || round.state() == MatchRound.State.PROPOSED;
            if (can) {
                rounds.turn(round.id(), turn.organizationId(), MatchRound.State.DISCARDED, null, 0, null);
                turn.audit("match discard", "round " + round.id());
            }
            return new Reply.Replace(can ? RoundCards.discarded(program, round) : showing.card(program, round));
        });
    }

    /** A round that was discarded while it was being computed is computed anew. */
    private Reply restore(Turn turn, Claim claim) {
        return which.locked(turn, claim, (program, round) -> {
            Optional<MatchRound> open = rounds.ofProgram(turn.organizationId(), program.id());
            if (open.isPresent() || round.state() != MatchRound.State.DISCARDED) {
                return new Reply.Replace(showing.card(program, open.orElse(round)));
            }
            boolean computed = round.computedAt() != null;
            rounds.turn(
                    round.id(),
                    turn.organizationId(),
                    computed ? MatchRound.State.PROPOSED : MatchRound.State.QUEUED,
                    1,
                    computed ? 100 : 0,
                    computed ? null : turn.now());
            turn.audit("match restore", "round " + round.id());
            return new Reply.Replace(showing.card(
                    program, rounds.locked(round.id(), turn.organizationId()).orElseThrow()));
        });
    }

    private Reply askToAnnounce(Turn turn, Claim claim) {
        return which.toChange(turn, claim, (program, round) -> {
            List<Proposal> all = proposed(round);
            Map<Long, Proposal.Why> reasons = checking.quickly(program, all);
            List<Proposal> out = all.stream()
                    .filter(proposal -> reasons.containsKey(proposal.id()))
                    .toList();
            return new Reply.Replace(RoundCards.confirm(
                    program,
                    round,
                    all.size() - out.size(),
                    figures.of(round).count(Proposal.State.WAITING) + out.size(),
                    showing.outs(turn.organizationId(), out, reasons),
                    out.size()));
        });
    }

    /** From here on it is work, pair by pair; each is looked at once more in the transaction that makes it one. */
    private Reply announce(Turn turn, Claim claim) {
        return which.toChange(turn, claim, (program, round) -> {
            rounds.turn(round.id(), turn.organizationId(), MatchRound.State.ANNOUNCING, 1, 0, turn.now());
            turn.audit("match announce", "round " + round.id());
            return new Reply.Replace(RoundCards.announcing(program, round));
        });
    }

    private List<Proposal> proposed(MatchRound round) {
        return proposals.findByOrganizationIdAndRoundIdOrderById(round.organizationId(), round.id()).stream()
                .filter(proposal -> proposal.state() == Proposal.State.PROPOSED)
                .toList();
    }
}
