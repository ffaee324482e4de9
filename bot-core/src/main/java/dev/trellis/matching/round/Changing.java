package dev.trellis.matching.round;

import dev.trellis.conversation.Turn;
import dev.trellis.matching.assignment.Progress;
import dev.trellis.program.Program;
import dev.trellis.storage.Json;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes what a round proposes. Each change is one version more and keeps what it changed, so that it can be taken back. The caller holds
 * the round's lock.
 */
@Singleton
class Changing {
    /** So many mentees are matched again within the tap; more are work that becomes due. Measured: a third of a second. */
    static final int AT_ONCE = 300;
    /** And no more pairs than this, for mentors count, too. */
    private static final int PAIRS_AT_ONCE = 150_000;

    private final MatchRounds rounds;
    private final Proposals proposals;
    private final Changes changes;
    private final Rulings rulings;
    private final Rewriting rewriting;
    private final RoundWork work;

    Changing(
            MatchRounds rounds,
            Proposals proposals,
            Changes changes,
            Rulings rulings,
            Rewriting rewriting,
            RoundWork work) {
        this.rounds = rounds;
        this.proposals = proposals;
        this.changes = changes;
        this.rulings = rulings;
        this.rewriting = rewriting;
        this.work = work;
    }

    /** These proposals are others now; nothing else is. */
    @Transactional
    public MatchRound replace(
            Turn turn, MatchRound round, Change.Kind kind, Collection<Proposal> after, Collection<Proposal> before) {
        Proposal about = after.iterator().next();
        rewriting.put(after);
        note(
                turn,
                round,
                kind,
                new About(about.menteeId(), about.mentorId(), null),
                Json.write(new Change.Before(List.copyOf(before))));
        rounds.changed(round.id(), round.organizationId(), round.version() + 1, round.mentees(), null);
        return now(round);
    }

    /** Everything but what is locked is matched again: at once in a small round, else as work that is due. */
    @Transactional
    public MatchRound matchAgain(Turn turn, Program program, MatchRound round, Change.Kind kind, About about) {
        boolean keeps = kind == Change.Kind.LATE;
        note(turn, round, kind, about, null);
        MatchRound next = now(round);
        if (round.mentees() > AT_ONCE || (long) round.mentees() * round.mentors() > PAIRS_AT_ONCE) {
            rounds.again(round.id(), round.organizationId(), round.version() + 1, keeps ? 1 : 0, turn.now());
            return now(round);
        }
        List<Proposal> kept =
                proposals.findByOrganizationIdAndRoundIdOrderById(round.organizationId(), round.id()).stream()
                        .filter(proposal -> keeps || proposal.isLocked())
                        .toList();
        RoundWork.Work asked = work.work(next, kept);
        Computed computed = computed(next, asked);
        Optional<String> before = rewriting.propose(next, computed);
        if (before.isPresent()) {
            changes.before(round.organizationId(), round.id(), round.version() + 1, before.get());
        } else {
            changes.noWayBack(round.organizationId(), round.id());
        }
        rounds.changed(
                round.id(),
                round.organizationId(),
                round.version() + 1,
                computed.proposals().size(),
                Json.write(computed.outcome()));
        return now(round);
    }

    private static Computed computed(MatchRound round, RoundWork.Work asked) {
        try {
            return Computing.of(round, asked.gathered(), asked.kept(), Progress.UNHEARD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a small round was matched again", e);
        }
    }

    /** Takes the last change back that can be; empty if there is none. */
    @Transactional
    public Optional<MatchRound> undo(Turn turn, MatchRound round) {
        Change last = changes.undoable(round.organizationId(), round.id()).orElse(null);
        if (last == null) {
            return Optional.empty();
        }
        rewriting.put(last.before());
        if (last.rulingId() != null) {
            rulings.remove(last.rulingId(), round.organizationId());
        }
        changes.before(round.organizationId(), round.id(), last.version(), null);
        note(turn, round, Change.Kind.UNDO, new About(last.menteeId(), last.mentorId(), null), null);
        rounds.changed(round.id(), round.organizationId(), round.version() + 1, round.mentees(), null);
        return Optional.of(now(round));
    }

    private void note(Turn turn, MatchRound round, Change.Kind kind, About about, @Nullable String before) {
        changes.save(new Change(
                0,
                round.organizationId(),
                round.id(),
                round.version() + 1,
                kind,
                turn.actor().id(),
                about.mentee(),
                about.mentor(),
                about.ruling(),
                turn.now(),
                before));
        turn.audit("match change", "round " + round.id());
    }

    private MatchRound now(MatchRound round) {
        return rounds.findByIdAndOrganizationId(round.id(), round.organizationId())
                .orElseThrow();
    }

    /** Those of a mentor in a round, in the order in which they were proposed. */
    @Transactional
    public List<Proposal> ofMentors(MatchRound round, Collection<Long> mentors) {
        return mentors.isEmpty()
                ? List.of()
                : new ArrayList<>(proposals.ofMentors(round.organizationId(), round.id(), mentors));
    }

    /** What a change is about. */
    record About(
            @Nullable Long mentee,
            @Nullable Long mentor,
            @Nullable Long ruling) {
        static final About EVERYBODY = new About(null, null, null);
    }
}
