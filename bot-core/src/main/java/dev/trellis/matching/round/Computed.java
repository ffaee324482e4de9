package dev.trellis.matching.round;

import dev.trellis.matching.assignment.Assignment;
import dev.trellis.matching.assignment.Round;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a computation came to.
 *
 * @param proposals of everybody in the round, settled ones among them
 * @param bottlenecks some of the mentors of each bottleneck, by its number
 * @param mentors how many had a place
 * @param proof the assignment of those who were not settled, with the round it is of; absent where nothing was to be decided
 */
record Computed(
        List<Proposal> proposals,
        Outcome outcome,
        Map<Integer, List<Long>> bottlenecks,
        int mentors,
        @Nullable Proof proof) {
    Computed {
        proposals = List.copyOf(proposals);
    }

    /** An assignment that carries its certificate, see {@link dev.trellis.matching.assignment.Certificate#proves}. */
    record Proof(Round round, Assignment assignment) {
        boolean holds() {
            return assignment.certificate().proves(round, assignment);
        }
    }
}
