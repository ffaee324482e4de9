package dev.trellis.matching.round;

import dev.trellis.Wordless;
import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.matching.assignment.Progress;
import dev.trellis.planning.Sweep;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.storage.Json;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes rounds, outside of any transaction, and announces them in batches. Guarantees: of all nodes one works at a round, by a lease
 * that it renews; what a dead node left is begun anew when the lease ends; who computes for a round that was discarded stops soon.
 */
@Singleton
class RoundWork implements Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(RoundWork.class);
    /** Longer than the longest silence between two steps of progress. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final int ATTEMPTS = 3;
    /** After so many steps other sweeps have their turn. */
    private static final int AT_ONCE = 25;

    private static final int STEP = 4;

    private final TransactionOperations<Connection> transactions;
    private final MatchRounds rounds;
    private final Proposals proposals;
    private final Programs programs;
    private final Gathering gathering;
    private final Rewriting rewriting;
    private final Changes changes;
    private final Announcing announcing;
    private final Outbox outbox;
    private final Clock clock;

    RoundWork(
            TransactionOperations<Connection> transactions,
            MatchRounds rounds,
            Proposals proposals,
            Programs programs,
            Gathering gathering,
            Rewriting rewriting,
            Changes changes,
            Announcing announcing,
            Outbox outbox,
            Clock clock) {
        this.transactions = transactions;
        this.rounds = rounds;
        this.proposals = proposals;
        this.programs = programs;
        this.gathering = gathering;
        this.rewriting = rewriting;
        this.changes = changes;
        this.announcing = announcing;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "matching";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int sweep() {
        int worked = 0;
        Set<Long> seen = new HashSet<>();
        Optional<MatchRound> next = claimed();
        while (next.isPresent()) {
            work(next.get());
            worked++;
            // A round that is due again at once, such as one that fails, waits for the next look.
            boolean goesOn = seen.add(next.get().id()) || next.get().state() == MatchRound.State.ANNOUNCING;
            next = goesOn && worked < AT_ONCE ? claimed() : Optional.empty();
        }
        return worked;
    }

    private Optional<MatchRound> claimed() {
        return transactions.executeWrite(status -> {
            Instant now = clock.instant();
            return rounds.due(now, 1).stream().findFirst().map(round -> {
                MatchRound.State state =
                        round.state() == MatchRound.State.ANNOUNCING ? round.state() : MatchRound.State.COMPUTING;
                rounds.claim(round.id(), round.organizationId(), state, now.plus(LEASE));
                return rounds.findByIdAndOrganizationId(round.id(), round.organizationId())
                        .orElseThrow();
            });
        });
    }

    private void work(MatchRound round) {
        try {
            if (round.state() == MatchRound.State.ANNOUNCING) {
                transactions.executeWrite(status -> announcing.next(round.id(), round.organizationId()));
            } else if (round.attempts() > ATTEMPTS) {
                giveUp(round);
            } else {
                compute(round);
            }
        } catch (InterruptedException e) {
            // It is nobody's work any more: discarded, or somebody else's.
            Thread.interrupted();
            LOG.debug("round {} is computed no more", round.id());
        } catch (RuntimeException e) {
            LOG.warn("round {} could not be worked at, attempt {}", round.id(), round.attempts(), Wordless.of(e));
        }
    }

    private void compute(MatchRound round) throws InterruptedException {
        Work work = transactions.executeRead(status -> work(round, kept(round)));
        Computed computed = beside(() -> Computing.of(round, work.gathered(), work.kept(), new Reached(round)));
        transactions.executeWrite(status -> {
            MatchRound now = rounds.locked(round.id(), round.organizationId()).orElseThrow();
            if (now.state() == MatchRound.State.COMPUTING
                    && now.version() == round.version()
                    && now.attempts() == round.attempts()) {
                propose(now, computed);
            }
            return now;
        });
    }

    /** On a thread of its own: sweeps run on virtual ones, and seconds of mere computing would keep everybody else's from running. */
    private static Computed beside(Callable<Computed> computing) throws InterruptedException {
        FutureTask<Computed> task = new FutureTask<>(computing);
        Thread.ofPlatform().name("matching").daemon().start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException stopped) {
                throw stopped;
            }
            if (e.getCause() instanceof RuntimeException accident) {
                throw accident;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private List<Proposal> kept(MatchRound round) {
        return proposals.findByOrganizationIdAndRoundIdOrderById(round.organizationId(), round.id()).stream()
                .filter(proposal -> round.keeps() == 1 || proposal.isLocked())
                .toList();
    }

    /** Everybody who waits, those of an earlier computation among them. */
    Work work(MatchRound round, List<Proposal> kept) {
        Program program = programs.findByIdAndOrganizationId(round.programId(), round.organizationId())
                .orElseThrow();
        Set<Long> mentees = new LinkedHashSet<>(gathering.waiting(program, round.cohortId()));
        return new Work(
                gathering.withAllMentors(program, round.cohortId(), List.copyOf(mentees)),
                kept.stream()
                        .filter(proposal -> mentees.contains(proposal.menteeId()))
                        .toList());
    }

    /** Writes what was computed, and tells who asked for it. */
    private void propose(MatchRound round, Computed computed) {
        Optional<String> before = rewriting.propose(round, computed);
        if (before.isPresent()) {
            changes.before(round.organizationId(), round.id(), round.version(), before.get());
        } else {
            changes.noWayBack(round.organizationId(), round.id());
        }
        rounds.proposed(
                round.id(),
                round.organizationId(),
                computed.proposals().size(),
                computed.mentors(),
                Json.write(computed.outcome()),
                clock.instant());
        tell(round, "ready", RoundCards.ready(round, programName(round), matched(computed)));
    }

    private static long matched(Computed computed) {
        return computed.proposals().stream()
                .filter(proposal -> proposal.mentorId() != null)
                .count();
    }

    private void giveUp(MatchRound round) {
        transactions.executeWrite(status -> {
            rounds.turn(round.id(), round.organizationId(), MatchRound.State.DISCARDED, null, 0, null);
            tell(round, "failed", RoundCards.failed(programName(round), round));
            return round;
        });
    }

    private String programName(MatchRound round) {
        return programs.findByIdAndOrganizationId(round.programId(), round.organizationId())
                .orElseThrow()
                .name();
    }

    private void tell(MatchRound round, String what, Card card) {
        Long starter = round.startedBy();
        if (starter != null) {
            outbox.write(
                    round.organizationId(),
                    Intent.toPerson(
                                    starter,
                                    "match:" + round.id() + ":" + what + ":" + round.version(),
                                    "match." + what,
                                    Urgency.INTERACTIVE,
                                    card)
                            .expiring(clock.instant().plus(Duration.ofDays(7))));
        }
    }

    /** What a computation needs. */
    record Work(Gathered gathered, List<Proposal> kept) {}

    /** Shows how far it is, which renews the lease, and stops this thread's work if it is nobody's any more. */
    private final class Reached implements Progress {
        private final MatchRound round;
        private int shown;

        private Reached(MatchRound round) {
            this.round = round;
        }

        @Override
        public void reached(int percent) {
            if (percent < shown + STEP) {
                return;
            }
            shown = percent;
            int still = transactions.executeWrite(status -> rounds.reached(
                    round.id(),
                    round.organizationId(),
                    round.version(),
                    round.attempts(),
                    Math.min(99, percent),
                    clock.instant().plus(LEASE)));
            if (still == 0) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
