package dev.trellis.matching.round;

import dev.trellis.matching.assignment.Assignment;
import dev.trellis.matching.assignment.Waiting;
import dev.trellis.matching.score.Intake;
import dev.trellis.matching.score.Mentor;
import dev.trellis.matching.score.Scoring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Who has no mentor after a computation, and why, for rows and cards. */
final class WaitingList {
    private final List<Intake> mentees;
    private final List<Mentor> mentors;
    private final Scoring scoring;
    private final List<Waiting> waiting;
    /** By their number. */
    private final List<Waiting.Bottleneck> bottlenecks = new ArrayList<>();

    private final Map<Waiting.Bottleneck, Integer> numbers = new IdentityHashMap<>();

    WaitingList(List<Intake> mentees, List<Mentor> mentors, Scoring scoring, Assignment assignment) {
        this.mentees = mentees;
        this.mentors = mentors;
        this.scoring = scoring;
        waiting = assignment.waiting();
        for (Waiting one : waiting) {
            if (one instanceof Waiting.NoPlaceLeft left && !numbers.containsKey(left.bottleneck())) {
                numbers.put(left.bottleneck(), bottlenecks.size());
                bottlenecks.add(left.bottleneck());
            }
        }
    }

    /** @param explained of how many at most it is counted which rule leaves out how many mentors */
    List<Proposal> proposals(MatchRound round, int explained) {
        List<Proposal> proposals = new ArrayList<>();
        int counted = 0;
        for (Waiting one : waiting) {
            long mentee = mentees.get(one.mentee()).person();
            proposals.add(
                    switch (one) {
                        case Waiting.NobodyPermitted ignored ->
                            Proposal.waiting(
                                    round.organizationId(),
                                    round.id(),
                                    mentee,
                                    Proposal.Why.RULED_OUT,
                                    null,
                                    counted++ < explained ? ruledOut(one.mentee()) : null);
                        case Waiting.NoPlaceLeft left ->
                            Proposal.waiting(
                                    round.organizationId(),
                                    round.id(),
                                    mentee,
                                    Proposal.Why.BOTTLENECK,
                                    numbers.get(left.bottleneck()),
                                    null);
                    });
        }
        return proposals;
    }

    private String ruledOut(int mentee) {
        return RuledOut.counted(IntStream.range(0, mentors.size()), mentor -> scoring.forbidden(mentee, mentor));
    }

    List<Outcome.Bottleneck> bottlenecks() {
        return bottlenecks.stream()
                .map(each -> new Outcome.Bottleneck(
                        each.mentors().size(), each.mentees().size(), each.places()))
                .toList();
    }

    /** Some mentors of each bottleneck. */
    Map<Integer, List<Long>> mentors(int named) {
        Map<Integer, List<Long>> some = new HashMap<>();
        for (int number = 0; number < bottlenecks.size(); number++) {
            some.put(
                    number,
                    bottlenecks.get(number).mentors().stream()
                            .limit(named)
                            .map(mentor -> mentors.get(mentor).intake().person())
                            .toList());
        }
        return some;
    }
}
