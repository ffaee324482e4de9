package dev.trellis.matching.round;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What admins change in a proposed round: lock, keep apart, swap, match the rest again, add late joiners, take a change back. */
@Singleton
class ChangeFlow implements Flow {
    private final WhichRound which;
    private final Changing changing;
    private final Swaps swaps;
    private final Proposals proposals;
    private final Rulings rulings;
    private final Figures figures;
    private final Showing showing;

    ChangeFlow(
            WhichRound which,
            Changing changing,
            Swaps swaps,
            Proposals proposals,
            Rulings rulings,
            Figures figures,
            Showing showing) {
        this.which = which;
        this.changing = changing;
        this.swaps = swaps;
        this.proposals = proposals;
        this.rulings = rulings;
        this.figures = figures;
        this.showing = showing;
    }

    @Override
    public void define(Talk talk) {
        talk.button("match.lock", Right.RUN_PROGRAMS, (turn, claim) -> lock(turn, claim, true));
        talk.button("match.unlock", Right.RUN_PROGRAMS, (turn, claim) -> lock(turn, claim, false));
        talk.button("match.part", Right.RUN_PROGRAMS, this::keepApart);
        talk.button("match.swap", Right.RUN_PROGRAMS, this::swap);
        talk.button("match.swap-to", Right.RUN_PROGRAMS, this::swapTo);
        talk.button("match.undo", Right.RUN_PROGRAMS, this::undo);
        talk.button("match.again", Right.RUN_PROGRAMS, this::again);
        talk.button("match.late", Right.RUN_PROGRAMS, this::addLate);
    }

    @Override
    public int placeInHelp() {
        return 19;
    }

    private Reply lock(Turn turn, Claim claim, boolean locks) {
        return proposed(turn, claim, (round, proposal) -> {
            MatchRound now = changing.replace(
                    turn,
                    round.round(),
                    locks ? Change.Kind.LOCK : Change.Kind.UNLOCK,
                    List.of(proposal.lockedIf(locks)),
                    List.of(proposal));
            return page(round.program(), now, claim, said(now, proposal, locks ? "match.locked" : "match.unlocked"));
        });
    }

    private Reply keepApart(Turn turn, Claim claim) {
        return proposed(turn, claim, (round, proposal) -> {
            Long mentor = proposal.mentorId();
            if (mentor == null) {
                return page(round.program(), round.round(), claim, Text.of("match.moved-on"));
            }
            Ruling ruling = rulings.save(new Ruling(
                    0,
                    turn.organizationId(),
                    round.program().id(),
                    Ruling.Kind.FORBIDDEN,
                    mentor,
                    proposal.menteeId(),
                    turn.actor().id(),
                    turn.now()));
            MatchRound now = changing.matchAgain(
                    turn,
                    round.program(),
                    round.round(),
                    Change.Kind.FORBID,
                    new Changing.About(proposal.menteeId(), mentor, ruling.id()));
            return page(round.program(), now, claim, said(now, proposal, "match.parted"));
        });
    }

    private Reply swap(Turn turn, Claim claim) {
        return proposed(turn, claim, (round, proposal) -> {
            List<Swaps.Swap> offered = swaps.of(round.program(), round.round(), proposal);
            List<Long> named = new ArrayList<>(List.of(proposal.menteeId()));
            named.addAll(Checking.mentors(List.of(proposal)));
            offered.forEach(each -> {
                named.add(each.mentor());
                if (each.other() != null) {
                    named.add(each.other().menteeId());
                }
            });
            return new Reply.Replace(SwapCards.of(
                    round.round(),
                    proposal,
                    offered,
                    showing.names(turn.organizationId(), named),
                    figures.of(round.round()).total(),
                    at(claim)));
        });
    }

    private Reply swapTo(Turn turn, Claim claim) {
        return proposed(turn, claim, (round, proposal) -> {
            long mentor = claim.id("mentor");
            Long other = claim.maybeWord("other") == null ? null : claim.id("other");
            return swaps.named(round.program(), round.round(), proposal, mentor, other)
                    .<Reply>map(swap -> swapped(turn, claim, round, proposal, swap))
                    .orElseGet(() -> page(round.program(), round.round(), claim, Text.of("match.swap-not-possible")));
        });
    }

    private Reply swapped(Turn turn, Claim claim, Here here, Proposal proposal, Swaps.Swap swap) {
        MatchRound round = here.round();
        List<Proposal> before = new ArrayList<>(List.of(proposal));
        List<Proposal> after = new ArrayList<>(List.of(Proposal.pair(
                round.organizationId(), round.id(), proposal.menteeId(), swap.mentor(), swap.score(), true)));
        Proposal other = swap.other();
        if (other != null) {
            before.add(other);
            after.add(Proposal.pair(
                    round.organizationId(),
                    round.id(),
                    other.menteeId(),
                    Objects.requireNonNull(proposal.mentorId()),
                    swap.otherScore(),
                    true));
        }
        long total = figures.of(round).total();
        MatchRound now = changing.replace(turn, round, Change.Kind.SWAP, after, before);
        Map<Long, String> names = showing.names(turn.organizationId(), List.of(proposal.menteeId(), swap.mentor()));
        Text done = Text.of(
                "match.swapped",
                "mentor",
                Showing.name(names, swap.mentor()),
                "mentee",
                Showing.name(names, proposal.menteeId()),
                "fit",
                Fit.of(swap.score()),
                "total",
                Fit.of(total),
                "then",
                Fit.of(total + swap.gain(proposal)));
        return page(here.program(), now, claim, done);
    }

    private Reply undo(Turn turn, Claim claim) {
        return which.toChange(
                turn,
                claim,
                (program, round) -> changing.undo(turn, round)
                        .<Reply>map(now -> new Reply.Replace(showing.card(program, now, Text.of("match.undone"))))
                        .orElseGet(() ->
                                new Reply.Replace(showing.card(program, round, Text.of("match.nothing-to-undo")))));
    }

    private Reply again(Turn turn, Claim claim) {
        return which.toChange(turn, claim, (program, round) -> {
            MatchRound now = changing.matchAgain(turn, program, round, Change.Kind.AGAIN, Changing.About.EVERYBODY);
            return new Reply.Replace(showing.card(program, now, Text.of("match.matched-again")));
        });
    }

    private Reply addLate(Turn turn, Claim claim) {
        return which.toChange(turn, claim, (program, round) -> {
            MatchRound now = changing.matchAgain(turn, program, round, Change.Kind.LATE, Changing.About.EVERYBODY);
            return new Reply.Replace(showing.card(program, now, Text.of("match.added-late")));
        });
    }

    /** The proposal of a claim, in a round that is as the card shows it. */
    private Reply proposed(Turn turn, Claim claim, BiFunction<Here, Proposal, Reply> then) {
        return which.toChange(
                turn,
                claim,
                (program, round) -> proposals
                        .findByOrganizationIdAndRoundIdAndMenteeId(
                                turn.organizationId(), round.id(), claim.id("mentee"))
                        .map(proposal -> then.apply(new Here(program, round), proposal))
                        .orElseGet(() -> page(program, round, claim, Text.of("match.moved-on"))));
    }

    private Reply page(Program program, MatchRound round, Claim claim, @Nullable Text news) {
        return new Reply.Replace(
                round.isBeingComputed() ? showing.card(program, round) : showing.page(program, round, at(claim), news));
    }

    private Text said(MatchRound round, Proposal proposal, String key) {
        Map<Long, String> names = showing.names(
                round.organizationId(),
                Stream.concat(Stream.of(proposal.menteeId()), Stream.ofNullable(proposal.mentorId()))
                        .toList());
        return Text.of(
                key,
                "mentor",
                proposal.mentorId() == null ? "—" : Showing.name(names, proposal.mentorId()),
                "mentee",
                Showing.name(names, proposal.menteeId()));
    }

    private static int at(Claim claim) {
        return claim.maybeWord("at") == null ? 0 : claim.small("at");
    }

    private record Here(Program program, MatchRound round) {}
}
