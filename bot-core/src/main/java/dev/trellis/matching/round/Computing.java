package dev.trellis.matching.round;

import dev.trellis.matching.assignment.Assigning;
import dev.trellis.matching.assignment.Assignment;
import dev.trellis.matching.assignment.Progress;
import dev.trellis.matching.assignment.Round;
import dev.trellis.matching.assignment.ScoreTable;
import dev.trellis.matching.assignment.Scores;
import dev.trellis.matching.score.Intake;
import dev.trellis.matching.score.Known.Two;
import dev.trellis.matching.score.Mentor;
import dev.trellis.matching.score.Scoring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Computes a round from what was gathered (C3). Pure. Pairs that are settled (locked, required, or kept) take their places first and are no
 * part of what is decided; so few late joiners among thousands are a small question.
 */
final class Computing {
    /** How many mentors of a bottleneck are kept by name. */
    private static final int NAMED = 10;
    /** Of more people than these nobody reads which rule leaves out how many. */
    private static final int EXPLAINED = 500;
    /** Two who would mentor each other are rare; this often one of the two is put aside. */
    private static final int APART = 10;

    private final MatchRound round;
    private final Gathered gathered;
    private final Scoring all;
    private final Map<Long, Integer> places = new HashMap<>();
    private final Map<Long, Proposal> settled = new LinkedHashMap<>();
    private int requiredInVain;

    private Computing(MatchRound round, Gathered gathered) {
        this.round = round;
        this.gathered = gathered;
        all = gathered.scoring();
        gathered.mentors().forEach(mentor -> places.put(mentor.intake().person(), mentor.places()));
    }

    /**
     * @param kept what stays, as far as it is still allowed and has a place
     * @throws InterruptedException if this thread was interrupted; nothing is decided then
     */
    static Computed of(MatchRound round, Gathered gathered, List<Proposal> kept, Progress progress)
            throws InterruptedException {
        Computing computing = new Computing(round, gathered);
        computing.settle(kept);
        return computing.compute(progress);
    }

    private void settle(List<Proposal> kept) {
        Map<Long, Integer> mentees = gathered.menteeNumbers();
        Map<Long, Integer> mentors = gathered.mentorNumbers();
        for (Proposal proposal : kept) {
            Long mentor = proposal.mentorId();
            if (mentor != null) {
                settle(mentees, mentors, proposal.menteeId(), mentor, proposal.isLocked());
            }
        }
        for (Ruling ruling : gathered.required()) {
            if (mentees.containsKey(ruling.menteeId()) && !isSettled(ruling)) {
                boolean done = !settled.containsKey(ruling.menteeId())
                        && settle(mentees, mentors, ruling.menteeId(), ruling.mentorId(), true);
                requiredInVain += done ? 0 : 1;
            }
        }
    }

    private boolean isSettled(Ruling ruling) {
        Proposal before = settled.get(ruling.menteeId());
        return before != null && Long.valueOf(ruling.mentorId()).equals(before.mentorId());
    }

    /** A rule is never broken, whoever locked or required a pair before it held. */
    private boolean settle(
            Map<Long, Integer> mentees, Map<Long, Integer> mentors, long mentee, long mentor, boolean locked) {
        Integer menteeNumber = mentees.get(mentee);
        Integer mentorNumber = mentors.get(mentor);
        if (menteeNumber == null || mentorNumber == null || places.getOrDefault(mentor, 0) <= 0) {
            return false;
        }
        int score = all.of(menteeNumber, mentorNumber);
        if (score == Scores.FORBIDDEN) {
            return false;
        }
        places.merge(mentor, -1, Integer::sum);
        settled.put(mentee, Proposal.pair(round.organizationId(), round.id(), mentee, mentor, score, locked));
        return true;
    }

    private Computed compute(Progress progress) throws InterruptedException {
        List<Intake> open = gathered.mentees().stream()
                .filter(mentee -> !settled.containsKey(mentee.person()))
                .toList();
        List<Mentor> free = gathered.mentors().stream()
                .filter(mentor -> places.getOrDefault(mentor.intake().person(), 0) > 0)
                .map(mentor -> new Mentor(
                        mentor.intake(), places.getOrDefault(mentor.intake().person(), 0), mentor.carriedLately()))
                .toList();
        List<Proposal> proposals = new ArrayList<>(settled.values());
        if (open.isEmpty() || free.isEmpty()) {
            open.forEach(mentee -> proposals.add(Proposal.waiting(
                    round.organizationId(), round.id(), mentee.person(), Proposal.Why.NO_PLACES, null, null)));
            return new Computed(
                    proposals, outcome(List.of()), Map.of(), gathered.mentors().size(), null);
        }
        return decide(open, free, proposals, progress);
    }

    private Computed decide(List<Intake> open, List<Mentor> free, List<Proposal> proposals, Progress progress)
            throws InterruptedException {
        Scoring scoring = new Scoring(
                open, free, gathered.settings().shares(), gathered.settings().kept(), gathered.known());
        ScoreTable table = scoring.table(percent -> progress.reached(percent * 2 / 5));
        Assignment best =
                new Assigning(Round.of(table, scoring.places()), percent -> progress.reached(40 + percent / 5)).best();
        long tolerance = best.total() * gathered.settings().tolerance() / 1000;
        Round asked = Round.of(table, scoring.places());
        Assignment fair = new Assigning(asked, percent -> progress.reached(60 + percent / 5)).fair(tolerance);
        for (int apart = 0; apart < APART && putApart(open, free, table, fair); apart++) {
            asked = Round.of(table, scoring.places());
            fair = new Assigning(asked, Progress.UNHEARD).fair(tolerance);
        }
        WaitingList waiting = new WaitingList(open, free, scoring, fair);
        for (int mentee = 0; mentee < open.size(); mentee++) {
            int mentor = fair.mentorOf(mentee);
            if (mentor != Assignment.NOBODY) {
                proposals.add(Proposal.pair(
                        round.organizationId(),
                        round.id(),
                        open.get(mentee).person(),
                        free.get(mentor).intake().person(),
                        fair.scoreOf(mentee),
                        false));
            }
        }
        proposals.addAll(waiting.proposals(round, EXPLAINED));
        Outcome outcome = new Outcome(
                best.total(),
                best.weakest().orElse(0),
                fair.total(),
                fair.weakest().orElse(0),
                waiting.bottlenecks(),
                requiredInVain);
        progress.reached(100);
        return new Computed(
                proposals, outcome, waiting.mentors(NAMED), gathered.mentors().size(), new Computed.Proof(asked, fair));
    }

    /** Of two who would mentor each other, the weaker pair is not permitted any more; false if there are none. */
    private static boolean putApart(List<Intake> open, List<Mentor> free, ScoreTable table, Assignment assignment) {
        Map<Two, Integer> seen = new HashMap<>();
        Set<Integer> apart = new HashSet<>();
        for (int mentee = 0; mentee < open.size(); mentee++) {
            int mentor = assignment.mentorOf(mentee);
            if (mentor == Assignment.NOBODY) {
                continue;
            }
            Two two =
                    new Two(open.get(mentee).person(), free.get(mentor).intake().person());
            Integer other = seen.putIfAbsent(two, mentee);
            if (other != null) {
                apart.add(assignment.scoreOf(mentee) < assignment.scoreOf(other) ? mentee : other);
            }
        }
        apart.forEach(mentee -> table.forbid(mentee, assignment.mentorOf(mentee)));
        return !apart.isEmpty();
    }

    private Outcome outcome(List<Outcome.Bottleneck> bottlenecks) {
        long total = settled.values().stream()
                .flatMapToLong(pair -> pair.score() == null ? LongStream.empty() : LongStream.of(pair.score()))
                .sum();
        return new Outcome(total, 0, total, 0, bottlenecks, requiredInVain);
    }
}
