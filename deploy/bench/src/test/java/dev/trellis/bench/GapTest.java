package dev.trellis.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.trellis.bench.matching.OrTools;
import dev.trellis.matching.assignment.Assigning;
import dev.trellis.matching.assignment.Assignment;
import dev.trellis.matching.assignment.Progress;
import dev.trellis.matching.assignment.Round;
import dev.trellis.matching.assignment.RoundSample;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** C3: on thousands of rounds of any shape, OR-Tools finds nothing better. Skipped where its native part does not run. */
class GapTest {
    private static final int SMALL = 3_000;
    private static final int LARGER = 150;

    @BeforeAll
    static void orToolsRunsHere() {
        assumeThat(OrTools.isThere()).as("OR-Tools' native part runs here").isTrue();
    }

    @Test
    void theGapIsZeroOnThousandsOfRoundsOfAnyShape() throws Exception {
        for (int seed = 0; seed < SMALL; seed++) {
            gapIsZero(RoundSample.drawn(seed, 20), seed);
        }
    }

    @Test
    void theGapIsZeroOnLargerRounds() throws Exception {
        for (int seed = 0; seed < LARGER; seed++) {
            gapIsZero(RoundSample.drawn(-1 - seed, 150), -1 - seed);
        }
    }

    private static void gapIsZero(RoundSample sample, int seed) throws InterruptedException {
        OrTools.Solved theirs =
                OrTools.Way.MINIMUM_COST_FLOW.solve(sample.lists(), 0).orElseThrow();
        for (Round round : List.of(sample.table(), sample.lists())) {
            Assignment ours = new Assigning(round, Progress.UNHEARD).best();
            long settled =
                    round.required().stream().mapToLong(Round.Required::score).sum();
            assertThat(ours.matched() - round.required().size())
                    .as("matched, seed %s", seed)
                    .isEqualTo((int) theirs.matched());
            assertThat(ours.total() - settled).as("total, seed %s", seed).isEqualTo(theirs.total());
        }
    }
}
