package dev.trellis.matching.round;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.HomePages;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.matching.score.Scoring;
import dev.trellis.pairing.Introductions;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairing;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Announces a round, some pairs a transaction. Guarantee: a proposal becomes a pair once, in the transaction that says so of the proposal, and
 * both are told by the same; whoever cannot be a pair any more is taken out with the reason, and the others are not kept waiting by it.
 */
@Singleton
class Announcing {
    private static final int PAIRS = 20;
    /** A proposal that could not be announced so often, on its own at last, is taken out. */
    private static final int ATTEMPTS = 3;

    private static final int WAITING = 200;
    private static final Duration NEWS = Duration.ofDays(5);

    private final MatchRounds rounds;
    private final Proposals proposals;
    private final Programs programs;
    private final People people;
    private final Gathering gathering;
    private final Checking checking;
    private final Figures figures;
    private final Pairing pairing;
    private final Introductions introductions;
    private final HomePages homes;
    private final Outbox outbox;
    private final Clock clock;

    Announcing(
            MatchRounds rounds,
            Proposals proposals,
            Programs programs,
            People people,
            Gathering gathering,
            Checking checking,
            Figures figures,
            Pairing pairing,
            Introductions introductions,
            HomePages homes,
            Outbox outbox,
            Clock clock) {
        this.rounds = rounds;
        this.proposals = proposals;
        this.programs = programs;
        this.people = people;
        this.gathering = gathering;
        this.checking = checking;
        this.figures = figures;
        this.pairing = pairing;
        this.introductions = introductions;
        this.homes = homes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The next step of it; the last one ends it. After an attempt that failed the proposals are gone through one by one, and the one that
     * fails again and again is taken out: it keeps nobody else waiting.
     */
    @Transactional
    public MatchRound next(long id, long organization) {
        MatchRound round = rounds.locked(id, organization).orElseThrow();
        if (round.state() != MatchRound.State.ANNOUNCING) {
            return round;
        }
        Instant now = clock.instant();
        Program program = programs.findByIdAndOrganizationId(round.programId(), organization)
                .orElseThrow();
        List<Proposal> some =
                proposals.page(organization, id, Proposal.State.PROPOSED, round.attempts() > 1 ? 1 : PAIRS, 0);
        List<Proposal> waiting = some.isEmpty() ? proposals.toTell(organization, id, WAITING) : List.of();
        if (!some.isEmpty() && round.attempts() > ATTEMPTS) {
            some.forEach(one -> settleOut(round, one, Proposal.Why.NOT_ALLOWED));
        } else if (!some.isEmpty()) {
            pair(program, round, some, now);
        } else if (!waiting.isEmpty()) {
            tell(program, waiting, now);
        } else {
            end(program, round, now);
            return round;
        }
        rounds.announcing(id, organization, progress(round), now);
        return round;
    }

    private int progress(MatchRound round) {
        Figures.Now figure = figures.of(round);
        int left = figure.count(Proposal.State.PROPOSED);
        int done = figure.count(Proposal.State.PAIRED) + figure.count(Proposal.State.OUT);
        return left + done == 0 ? 99 : Math.min(99, 100 * done / (left + done));
    }

    private void pair(Program program, MatchRound round, List<Proposal> some, Instant now) {
        Set<Long> both = new LinkedHashSet<>(Checking.mentees(some));
        both.addAll(Checking.mentors(some));
        Map<Long, Person> persons = people.locked(round.organizationId(), both).stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        Gathered gathered = gathering.these(program, Checking.mentees(some), Checking.mentors(some));
        Map<Long, Proposal.Why> out = checking.closely(program, some, gathered);
        Scoring scoring = gathered.scoring();
        List<Introductions.Introduced> introduced = new ArrayList<>();
        for (Proposal proposal : some) {
            Proposal.Why why = out.get(proposal.id());
            if (why != null) {
                settleOut(round, proposal, why);
                continue;
            }
            Person mentor = Objects.requireNonNull(persons.get(Objects.requireNonNull(proposal.mentorId())));
            Person mentee = Objects.requireNonNull(persons.get(proposal.menteeId()));
            paired(program, round, proposal, mentor, mentee, now)
                    .ifPresent(pair -> introduced.add(CommonGround.of(gathered, scoring, pair, mentor, mentee)));
        }
        outbox.write(round.organizationId(), introductions.of(program, introduced, now));
        introduced.forEach(each -> {
            homes.refresh(round.organizationId(), each.mentor().id());
            homes.refresh(round.organizationId(), each.mentee().id());
        });
    }

    private void settleOut(MatchRound round, Proposal proposal, Proposal.Why why) {
        proposals.settle(proposal.id(), round.organizationId(), Proposal.State.OUT, why, null);
    }

    private Optional<Pair> paired(
            Program program, MatchRound round, Proposal proposal, Person mentor, Person mentee, Instant now) {
        return switch (pairing.pair(program, round.cohortId(), mentor, mentee, now)) {
            case Pairing.Result.Paired paired -> {
                proposals.settle(
                        proposal.id(),
                        round.organizationId(),
                        Proposal.State.PAIRED,
                        null,
                        paired.pair().id());
                yield Optional.of(paired.pair());
            }
            case Pairing.Result.Refused ignored -> {
                settleOut(round, proposal, Proposal.Why.NOT_ALLOWED);
                yield Optional.empty();
            }
        };
    }

    /** Those who wait hear why, unless they are not there, or have somebody by now. */
    private void tell(Program program, List<Proposal> waiting, Instant now) {
        Set<Long> still = gathering.stillWaiting(program, Checking.mentees(waiting));
        List<Intent> intents = waiting.stream()
                .filter(proposal -> still.contains(proposal.menteeId()))
                .map(proposal -> Intent.toPerson(
                                proposal.menteeId(),
                                "match:" + proposal.roundId() + ":waits:" + proposal.menteeId(),
                                "match.waits",
                                Urgency.TIMELY,
                                RoundCards.waits(program, proposal))
                        .expiring(now.plus(NEWS)))
                .toList();
        outbox.write(program.organizationId(), intents);
        proposals.told(
                program.organizationId(), waiting.stream().map(Proposal::id).toList());
    }

    private void end(Program program, MatchRound round, Instant now) {
        rounds.announced(round.id(), round.organizationId(), now);
        Long starter = round.startedBy();
        if (starter != null) {
            outbox.write(
                    round.organizationId(),
                    Intent.toPerson(
                                    starter,
                                    "match:" + round.id() + ":announced",
                                    "match.announced",
                                    Urgency.INTERACTIVE,
                                    RoundCards.announced(program, round, figures.of(round)))
                            .expiring(now.plus(NEWS)));
        }
    }
}
