package dev.trellis.matching.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.matching.assignment.Waiting.Bottleneck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** C3 on thousands of rounds of any shape, held against the plainest ways to find the best. */
class AssigningPropertiesTest {
    @Property(tries = 2_000)
    void nobodyFindsABetterAssignmentByTryingAll(@ForAll long seed) throws Exception {
        RoundSample sample = RoundSample.drawn(seed, 5);
        Optimum best = Optimum.tried(sample.openScores(), sample.placesLeft(), 0);

        isAsGoodAs(best, sample, new Assigning(sample.table(), Progress.UNHEARD).fair(0));
        isAsGoodAs(best, sample, new Assigning(sample.lists(), Progress.UNHEARD).fair(0));
    }

    @Property(tries = 2_000)
    void nobodyFindsAFairerAssignmentWithinTheToleranceByTryingAll(@ForAll long seed) throws Exception {
        RoundSample sample = RoundSample.drawn(seed, 5);
        long tolerance = new Random(seed).nextInt(40);
        Optimum best = Optimum.tried(sample.openScores(), sample.placesLeft(), tolerance);

        isAsGoodAs(best, sample, new Assigning(sample.table(), Progress.UNHEARD).fair(tolerance));
        isAsGoodAs(best, sample, new Assigning(sample.lists(), Progress.UNHEARD).fair(tolerance));
    }

    @Property(tries = 2_000)
    void theGapToAMinimumCostFlowIsZero(@ForAll long seed) throws Exception {
        RoundSample sample = RoundSample.drawn(seed, 25);
        Optimum best = Optimum.flowed(sample.openScores(), sample.placesLeft(), 0);

        for (Round round : List.of(sample.table(), sample.lists())) {
            Assignment found = new Assigning(round, Progress.UNHEARD).best();
            assertThat(found.matched() - sample.required().size()).isEqualTo(best.matched());
            assertThat(found.total() - sample.settledTotal()).isEqualTo(best.total());
            assertThat(found.certificate().proves(round, found)).isTrue();
        }
    }

    @Property(tries = 300)
    void theWeakestIsLiftedAsFarAsWithEveryPossibleFloor(@ForAll long seed) throws Exception {
        RoundSample sample = RoundSample.drawn(seed, 12);
        long tolerance = new Random(seed).nextInt(300);
        Optimum best = Optimum.flowedFairly(sample.openScores(), sample.placesLeft(), tolerance);

        isAsGoodAs(best, sample, new Assigning(sample.table(), Progress.UNHEARD).fair(tolerance));
        isAsGoodAs(best, sample, new Assigning(sample.lists(), Progress.UNHEARD).fair(tolerance));
    }

    @Property(tries = 1_000)
    void whoWaitsCompetesForFewerPlacesThanTheyAre(@ForAll long seed) throws Exception {
        RoundSample sample = RoundSample.drawn(seed, 15);
        Round round = sample.lists();
        Assignment found = new Assigning(round, Progress.UNHEARD).best();

        Set<Bottleneck> bottlenecks = new HashSet<>();
        for (Waiting waiting : found.waiting()) {
            switch (waiting) {
                case Waiting.NobodyPermitted nobody ->
                    assertThat(permitted(round, nobody.mentee())).isEmpty();
                case Waiting.NoPlaceLeft full -> {
                    assertThat(full.bottleneck().mentees()).contains(full.mentee());
                    bottlenecks.add(full.bottleneck());
                }
            }
        }
        long missing = found.waiting().stream()
                .filter(Waiting.NoPlaceLeft.class::isInstance)
                .count();
        assertThat(bottlenecks.stream().mapToLong(Bottleneck::missing).sum()).isEqualTo(missing);
        bottlenecks.forEach(each -> violatesHall(each, sample, round));
    }

    private static void violatesHall(Bottleneck bottleneck, RoundSample sample, Round round) {
        assertThat(bottleneck.places()).isLessThan(bottleneck.mentees().size());
        assertThat(bottleneck.mentors().stream().mapToLong(round::places).sum()).isEqualTo(bottleneck.places());
        Set<Integer> settled = new HashSet<>();
        sample.required().forEach(pair -> settled.add(pair.mentee()));
        for (int mentee : bottleneck.mentees()) {
            if (!settled.contains(mentee)) {
                assertThat(bottleneck.mentors()).containsAll(permitted(round, mentee));
            }
        }
        sample.required().stream()
                .filter(pair -> bottleneck.mentees().contains(pair.mentee()))
                .forEach(pair -> assertThat(bottleneck.mentors()).contains(pair.mentor()));
    }

    private static List<Integer> permitted(Round round, int mentee) {
        List<Integer> permitted = new ArrayList<>();
        round.scores().forEach(mentee, (mentor, score) -> permitted.add(mentor));
        return permitted;
    }

    private static void isAsGoodAs(Optimum best, RoundSample sample, Assignment found) {
        assertThat(found.matched() - sample.required().size()).isEqualTo(best.matched());
        assertThat(found.weakest().orElse(Optimum.NONE)).isEqualTo(best.weakest());
        assertThat(found.total() - sample.settledTotal()).isEqualTo(best.total());
        assertThat(found.certificate().proves(sample.lists(), found)).isTrue();
    }
}
