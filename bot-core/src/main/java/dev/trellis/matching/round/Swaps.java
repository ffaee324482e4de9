package dev.trellis.matching.round;

import dev.trellis.matching.assignment.Scores;
import dev.trellis.matching.score.Scoring;
import dev.trellis.program.Program;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whom else a mentee of a round could have, and what that would do to it: with a free place, or in exchange with another pair. */
@Singleton
class Swaps {
    static final int OFFERED = 5;
    /** Of so many of the best mentors it is looked whether they have a place, or somebody to exchange. */
    private static final int LOOKED_AT = 20;

    private final Gathering gathering;
    private final Proposals proposals;

    Swaps(Gathering gathering, Proposals proposals) {
        this.gathering = gathering;
        this.proposals = proposals;
    }

    /** The best for the mentee first. No rule is broken by any. */
    @Transactional
    public List<Swap> of(Program program, MatchRound round, Proposal proposal) {
        Gathered one = gathering.withAllMentors(program, round.cohortId(), List.of(proposal.menteeId()));
        if (one.mentees().isEmpty()) {
            return List.of();
        }
        Scoring scoring = one.scoring();
        Map<Long, Integer> scores = new HashMap<>();
        for (int mentor = 0; mentor < one.mentors().size(); mentor++) {
            int score = scoring.of(0, mentor);
            if (score != Scores.FORBIDDEN) {
                scores.put(one.mentors().get(mentor).intake().person(), score);
            }
        }
        Map<Long, Integer> places = one.mentors().stream()
                .collect(Collectors.toMap(mentor -> mentor.intake().person(), mentor -> mentor.places()));
        List<Long> best = scores.entrySet().stream()
                .filter(mentor -> !mentor.getKey().equals(proposal.mentorId()))
                .sorted(Map.Entry.<Long, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(LOOKED_AT)
                .map(Map.Entry::getKey)
                .toList();
        return possible(program, round, proposal, best, scores, places).stream()
                .limit(OFFERED)
                .toList();
    }

    private List<Swap> possible(
            Program program,
            MatchRound round,
            Proposal proposal,
            List<Long> best,
            Map<Long, Integer> scores,
            Map<Long, Integer> places) {
        if (best.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Proposal>> seated = proposals.ofMentors(round.organizationId(), round.id(), best).stream()
                .collect(Collectors.groupingBy(each -> Objects.requireNonNull(each.mentorId())));
        Map<Long, Integer> inReturn = inReturn(program, proposal, seated);
        List<Swap> swaps = new ArrayList<>();
        for (long mentor : best) {
            int score = Objects.requireNonNull(scores.get(mentor));
            List<Proposal> there = seated.getOrDefault(mentor, List.of());
            if (there.size() < places.getOrDefault(mentor, 0)) {
                swaps.add(new Swap(mentor, score, null, 0));
                continue;
            }
            there.stream()
                    .filter(other -> !other.isLocked() && inReturn.containsKey(other.menteeId()))
                    .max(Comparator.<Proposal>comparingInt(
                                    other -> Objects.requireNonNull(inReturn.get(other.menteeId())) - scoreOf(other))
                            .thenComparing(Comparator.comparing(Proposal::id).reversed()))
                    .ifPresent(other -> swaps.add(
                            new Swap(mentor, score, other, Objects.requireNonNull(inReturn.get(other.menteeId())))));
        }
        return swaps;
    }

    /** What those who would be exchanged would have with the mentor of this proposal; who may not is left out. */
    private Map<Long, Integer> inReturn(Program program, Proposal proposal, Map<Long, List<Proposal>> seated) {
        Long mentor = proposal.mentorId();
        if (mentor == null) {
            return Map.of();
        }
        Set<Long> others = new LinkedHashSet<>();
        seated.values().forEach(some -> some.forEach(each -> others.add(each.menteeId())));
        Gathered gathered = gathering.these(program, others, List.of(mentor));
        Map<Long, Integer> scores = new HashMap<>();
        if (!gathered.mentors().isEmpty()) {
            Scoring scoring = gathered.scoring();
            IntStream.range(0, gathered.mentees().size())
                    .filter(mentee -> scoring.of(mentee, 0) != Scores.FORBIDDEN)
                    .forEach(mentee -> scores.put(gathered.mentees().get(mentee).person(), scoring.of(mentee, 0)));
        }
        return scores;
    }

    /** The one that a claim names, if it still is one. */
    @Transactional
    public Optional<Swap> named(
            Program program, MatchRound round, Proposal proposal, long mentor, @Nullable Long inExchange) {
        Gathered gathered = gathering.these(program, List.of(proposal.menteeId()), List.of(mentor));
        if (gathered.mentees().isEmpty() || gathered.mentors().isEmpty()) {
            return Optional.empty();
        }
        int score = gathered.scoring().of(0, 0);
        if (score == Scores.FORBIDDEN || Long.valueOf(mentor).equals(proposal.mentorId())) {
            return Optional.empty();
        }
        return possible(
                        program,
                        round,
                        proposal,
                        List.of(mentor),
                        Map.of(mentor, score),
                        Map.of(mentor, gathered.mentors().getFirst().places()))
                .stream()
                .filter(swap -> Objects.equals(
                        inExchange, swap.other() == null ? null : swap.other().menteeId()))
                .findFirst();
    }

    static int scoreOf(Proposal proposal) {
        return Objects.requireNonNullElse(proposal.score(), 0);
    }

    /**
     * @param score of the mentee with the other mentor
     * @param other whose mentor that is now, and who would have this one's in exchange; absent: there is a free place
     * @param otherScore theirs then
     */
    record Swap(long mentor, int score, @Nullable Proposal other, int otherScore) {

        /** By how much the round's total grows, or falls. */
        int gain(Proposal proposal) {
            int exchanged = other == null ? 0 : otherScore - scoreOf(other);
            return score - scoreOf(proposal) + exchanged;
        }
    }
}
