package dev.trellis.matching.round;

import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Card;
import dev.trellis.matching.score.Explanation;
import dev.trellis.matching.score.Scoring;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows a round as it is now, whatever its state. Only for those who run programs. */
@Singleton
class Showing {
    private static final int NAMED = 10;

    private final Proposals proposals;
    private final Changes changes;
    private final Figures figures;
    private final Gathering gathering;
    private final People people;

    Showing(Proposals proposals, Changes changes, Figures figures, Gathering gathering, People people) {
        this.proposals = proposals;
        this.changes = changes;
        this.figures = figures;
        this.gathering = gathering;
        this.people = people;
    }

    Card card(Program program, MatchRound round) {
        return card(program, round, null);
    }

    Card card(Program program, MatchRound round, @Nullable Text news) {
        return switch (round.state()) {
            case QUEUED, COMPUTING -> RoundCards.computing(program, round);
            case PROPOSED ->
                new SummaryCard(
                                program,
                                round,
                                figures.of(round),
                                figures.bottlenecks(round),
                                gathering.joinedSince(program, round),
                                undoable(round),
                                news)
                        .card();
            case ANNOUNCING -> RoundCards.announcing(program, round);
            case ANNOUNCED -> RoundCards.report(program, round, figures.of(round), out(round));
            case DISCARDED -> RoundCards.discarded(program, round);
        };
    }

    /** A page of pairs, or the summary where there are none. */
    Card page(Program program, MatchRound round, int at, @Nullable Text news) {
        Proposal.State state =
                round.state() == MatchRound.State.ANNOUNCED ? Proposal.State.PAIRED : Proposal.State.PROPOSED;
        boolean readable = round.state() == MatchRound.State.PROPOSED || round.state() == MatchRound.State.ANNOUNCED;
        int count = readable ? figures.of(round).count(state) : 0;
        int from = at >= 0 && at < count ? at : 0;
        List<Proposal> some = count == 0
                ? List.of()
                : proposals.page(round.organizationId(), round.id(), state, ProposalCards.PAGE, from);
        return some.isEmpty()
                ? card(program, round, news)
                : ProposalCards.page(round, seen(program, round, some), from, count, undoable(round), news);
    }

    Card waiting(Program program, MatchRound round, int at) {
        int count = figures.of(round).count(Proposal.State.WAITING);
        int from = at >= 0 && at < count ? at : 0;
        List<Proposal> some = count == 0
                ? List.of()
                : proposals.page(
                        round.organizationId(), round.id(), Proposal.State.WAITING, ProposalCards.WAITING, from);
        return some.isEmpty()
                ? card(program, round)
                : ProposalCards.waiting(round, seen(program, round, some), from, count);
    }

    /** With names and reasons. */
    List<ProposalCards.Seen> seen(Program program, MatchRound round, List<Proposal> some) {
        List<Proposal> pairs =
                some.stream().filter(proposal -> proposal.mentorId() != null).toList();
        Map<Long, String> names = names(
                round.organizationId(),
                Stream.concat(Checking.mentees(some).stream(), Checking.mentors(some).stream())
                        .toList());
        Gathered gathered = gathering.toExplain(program, Checking.mentees(pairs), Checking.mentors(pairs));
        Scoring scoring = gathered.scoring();
        Map<Long, Integer> mentees = gathered.menteeNumbers();
        Map<Long, Integer> mentors = gathered.mentorNumbers();
        List<ProposalCards.Seen> seen = new ArrayList<>();
        for (Proposal proposal : some) {
            Long mentor = proposal.mentorId();
            seen.add(new ProposalCards.Seen(
                    proposal,
                    mentor == null ? "" : name(names, mentor),
                    name(names, proposal.menteeId()),
                    explanation(
                            scoring, mentees.get(proposal.menteeId()), mentor == null ? null : mentors.get(mentor))));
        }
        return seen;
    }

    private static Optional<Explanation> explanation(
            Scoring scoring, @Nullable Integer mentee, @Nullable Integer mentor) {
        return mentee == null || mentor == null ? Optional.empty() : Optional.of(scoring.explanation(mentee, mentor));
    }

    Map<Long, String> names(long organization, List<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            people.findByOrganizationIdAndIdIn(
                            organization, ids.stream().distinct().toList())
                    .forEach(person -> names.put(person.id(), person.displayName()));
        }
        return names;
    }

    static String name(Map<Long, String> names, long person) {
        return Objects.requireNonNullElse(names.get(person), "—");
    }

    /** What changed since a version, in a sentence for whoever holds an older card. */
    Text since(Turn turn, MatchRound round, int version) {
        List<Change> all = changes.since(round.organizationId(), round.id(), version, NAMED);
        List<Long> named = all.stream()
                .flatMap(change -> Stream.of(change.actorId(), change.menteeId(), change.mentorId()))
                .filter(Objects::nonNull)
                .toList();
        Map<Long, String> names = names(turn.organizationId(), named);
        return all.stream()
                .map(change -> Text.of(
                        "match.changed." + change.kind().name().toLowerCase(java.util.Locale.ROOT),
                        "actor",
                        change.actorId() == null ? "—" : name(names, change.actorId()),
                        "mentor",
                        change.mentorId() == null ? "—" : name(names, change.mentorId()),
                        "mentee",
                        change.menteeId() == null ? "—" : name(names, change.menteeId())))
                .reduce((one, other) -> Text.of("match.and-then", "one", one, "other", other))
                .<Text>map(changed -> Text.of("match.meanwhile", "changes", changed))
                .orElseGet(() -> Text.of("match.moved-on"));
    }

    private boolean undoable(MatchRound round) {
        return round.state() == MatchRound.State.PROPOSED
                && changes.undoable(round.organizationId(), round.id()).isPresent();
    }

    private List<Text> out(MatchRound round) {
        return outs(
                round.organizationId(),
                proposals.page(round.organizationId(), round.id(), Proposal.State.OUT, NAMED, 0),
                Map.of());
    }

    /**
     * Who was taken out, each in a sentence; of many the first.
     *
     * @param reasons by the proposal's id, where they are not in it yet
     */
    List<Text> outs(long organization, List<Proposal> out, Map<Long, Proposal.Why> reasons) {
        List<Proposal> first = out.stream().limit(NAMED).toList();
        Map<Long, String> names = names(
                organization,
                Stream.concat(Checking.mentees(first).stream(), Checking.mentors(first).stream())
                        .toList());
        return first.stream()
                .map(proposal -> RoundCards.out(
                        proposal.mentorId() == null ? "—" : name(names, proposal.mentorId()),
                        name(names, proposal.menteeId()),
                        Objects.requireNonNullElse(
                                reasons.getOrDefault(proposal.id(), proposal.why()), Proposal.Why.NOT_ALLOWED)))
                .toList();
    }

    List<Person> named(long organization, String prefix) {
        return people.named(organization, prefix);
    }
}
