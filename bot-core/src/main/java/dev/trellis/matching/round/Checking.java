package dev.trellis.matching.round;

import dev.trellis.matching.score.Known;
import dev.trellis.matching.score.Known.Two;
import dev.trellis.matching.score.Scoring;
import dev.trellis.program.Program;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Looks again whether what was proposed can still be: people leave, pause, are paired by hand, and mentors' places go. */
@Singleton
class Checking {
    private final Gathering gathering;

    Checking(Gathering gathering) {
        this.gathering = gathering;
    }

    /** Of many: who cannot be a pair any more, and why, by the proposal's id. Rules are looked at once more pair by pair, later. */
    @Transactional
    public Map<Long, Proposal.Why> quickly(Program program, List<Proposal> proposals) {
        return out(
                proposals,
                gathering.stillWaiting(program, mentees(proposals)),
                gathering.freePlaces(program, mentors(proposals)),
                gathering.known(program, proposals.size() > Batch.SIZE ? null : mentees(proposals)));
    }

    /** Of a few, with every rule. */
    @Transactional
    public Map<Long, Proposal.Why> closely(Program program, List<Proposal> proposals, Gathered gathered) {
        Map<Long, Proposal.Why> out = new LinkedHashMap<>();
        Scoring scoring = gathered.scoring();
        Map<Long, Integer> menteeNumbers = gathered.menteeNumbers();
        Map<Long, Integer> mentorNumbers = gathered.mentorNumbers();
        for (Proposal proposal : proposals) {
            Integer mentee = menteeNumbers.get(proposal.menteeId());
            Integer mentor = mentorNumbers.get(Objects.requireNonNull(proposal.mentorId()));
            if (mentee != null
                    && mentor != null
                    && gathered.forbidden(scoring, mentee, mentor).isPresent()) {
                out.put(proposal.id(), Proposal.Why.NOT_ALLOWED);
            }
        }
        List<Proposal> allowed = proposals.stream()
                .filter(proposal -> !out.containsKey(proposal.id()))
                .toList();
        out.putAll(quickly(program, allowed));
        return out;
    }

    private static Map<Long, Proposal.Why> out(
            List<Proposal> proposals, Set<Long> waiting, Map<Long, Integer> free, Known known) {
        Map<Long, Proposal.Why> out = new LinkedHashMap<>();
        Map<Long, Integer> left = new HashMap<>(free);
        // Where places are lost, those stay whom an admin wants, then those who fit best.
        proposals.stream()
                .sorted(Comparator.comparing(Proposal::locked)
                        .thenComparing(proposal -> Objects.requireNonNullElse(proposal.score(), 0))
                        .reversed()
                        .thenComparing(Proposal::id))
                .forEach(proposal -> out(proposal, waiting, left, known)
                        .ifPresentOrElse(
                                why -> out.put(proposal.id(), why),
                                () -> left.merge(Objects.requireNonNull(proposal.mentorId()), -1, Integer::sum)));
        return out;
    }

    private static Optional<Proposal.Why> out(
            Proposal proposal, Set<Long> waiting, Map<Long, Integer> left, Known known) {
        long mentor = Objects.requireNonNull(proposal.mentorId());
        Two two = new Two(proposal.menteeId(), mentor);
        Integer places = left.get(mentor);
        if (!waiting.contains(proposal.menteeId())) {
            return Optional.of(Proposal.Why.MENTEE_AWAY);
        }
        if (places == null) {
            return Optional.of(Proposal.Why.MENTOR_AWAY);
        }
        if (places <= 0) {
            return Optional.of(Proposal.Why.MENTOR_FULL);
        }
        boolean apart = known.together().contains(two)
                || known.endedBadly().contains(two)
                || known.unwanted().contains(two)
                || known.forbidden().contains(two);
        return apart ? Optional.of(Proposal.Why.NOT_ALLOWED) : Optional.empty();
    }

    static List<Long> mentees(List<Proposal> proposals) {
        return proposals.stream().map(Proposal::menteeId).toList();
    }

    static List<Long> mentors(List<Proposal> proposals) {
        return proposals.stream()
                .map(Proposal::mentorId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
