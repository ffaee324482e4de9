package dev.trellis.matching.round;

import dev.trellis.storage.Json;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what a round proposes: some hundreds of rows a statement, and only those that are not as they were. */
@Singleton
class Rewriting {
    private static final int COLUMNS = 10;

    private final Proposals proposals;
    private final Sql sql;

    Rewriting(Proposals proposals, Sql sql) {
        this.proposals = proposals;
        this.sql = sql;
    }

    /**
     * The round proposes this, and nothing else.
     *
     * @return what was changed as it was before, for the way back; empty where there is none, because people came in or went
     */
    @Transactional
    public Optional<String> propose(MatchRound round, Computed computed) {
        Map<Long, Proposal> before = new HashMap<>();
        proposals
                .findByOrganizationIdAndRoundIdOrderById(round.organizationId(), round.id())
                .forEach(proposal -> before.put(proposal.menteeId(), proposal));
        List<Proposal> changed = new ArrayList<>();
        List<Proposal> wayBack = new ArrayList<>();
        Set<Long> gone = new HashSet<>(before.keySet());
        boolean same = true;
        for (Proposal proposal : computed.proposals()) {
            Proposal old = before.get(proposal.menteeId());
            gone.remove(proposal.menteeId());
            if (old == null || !old.saysTheSame(proposal)) {
                changed.add(proposal);
                same &= old != null;
                if (old != null) {
                    wayBack.add(old);
                }
            }
        }
        put(changed);
        remove(round, gone);
        bottlenecks(round, computed.bottlenecks());
        return same && gone.isEmpty() && !before.isEmpty()
                ? Optional.of(Json.write(new Change.Before(wayBack)))
                : Optional.empty();
    }

    /** These as they are now, whatever they were. */
    @Transactional
    public void put(Collection<Proposal> changed) {
        Batch.each(changed, some -> {
            List<@Nullable Object> values = new ArrayList<>();
            for (Proposal one : some) {
                values.add(one.organizationId());
                values.add(one.roundId());
                values.add(one.menteeId());
                values.add(one.mentorId());
                values.add(one.score());
                values.add(one.locked());
                values.add(one.state());
                values.add(one.why());
                values.add(one.bottleneck());
                values.add(one.ruledOut());
            }
            sql.update(
                    "insert into match_proposal (organization_id, round_id, mentee_id, mentor_id, score, locked, state, why, bottleneck,"
                            + " ruled_out) values "
                            + Sql.rows(some.size(), COLUMNS)
                            + " on duplicate key update mentor_id = values(mentor_id), score = values(score), locked = values(locked),"
                            + " state = values(state), why = values(why), bottleneck = values(bottleneck), ruled_out = values(ruled_out)",
                    values.toArray());
        });
    }

    private void remove(MatchRound round, Set<Long> mentees) {
        Batch.each(
                mentees,
                some -> sql.update(
                        "delete from match_proposal where organization_id = ? and round_id = ? and mentee_id in ("
                                + Sql.marks(some.size()) + ")",
                        Batch.with(some, round.organizationId(), round.id())));
    }

    private void bottlenecks(MatchRound round, Map<Integer, List<Long>> bottlenecks) {
        sql.update(
                "delete from match_bottleneck where organization_id = ? and round_id = ?",
                round.organizationId(),
                round.id());
        List<Named> named = new ArrayList<>();
        bottlenecks.forEach((number, mentors) -> mentors.forEach(mentor -> named.add(new Named(number, mentor))));
        Batch.each(named, some -> {
            List<@Nullable Object> values = new ArrayList<>();
            for (Named one : some) {
                values.add(round.organizationId());
                values.add(round.id());
                values.add(one.number());
                values.add(one.mentor());
            }
            sql.update(
                    "insert into match_bottleneck (organization_id, round_id, number, mentor_id) values "
                            + Sql.rows(some.size(), 4),
                    values.toArray());
        });
    }

    private record Named(int number, long mentor) {}
}
