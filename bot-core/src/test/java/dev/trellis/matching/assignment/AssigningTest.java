package dev.trellis.matching.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trellis.matching.assignment.Waiting.Bottleneck;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** C2, C3: the best for everybody together, within what may never be broken. */
class AssigningTest {
    private static final int NO = Scores.FORBIDDEN;

    @Test
    void theBestForEverybodyBeatsTheBestForTheFirst() throws Exception {
        Assignment found = best(table(new int[][] {{900, 800}, {890, 100}}, 1, 1));

        assertThat(mentors(found)).containsExactly(1, 0);
        assertThat(found.total()).isEqualTo(1690);
    }

    @Test
    void onePersonMoreIsWorthMoreThanAnyTotal() throws Exception {
        Assignment found = best(table(new int[][] {{1000, 0}, {1000, NO}, {NO, 1000}, {NO, 1000}}, 1, 2));

        assertThat(found.matched()).isEqualTo(3);
        Assignment forced = best(table(new int[][] {{1000, 0}, {1, NO}}, 1, 1));
        assertThat(mentors(forced)).containsExactly(1, 0);
        assertThat(forced.total()).isEqualTo(1);
    }

    @Test
    void nobodyHasMoreMenteesThanPlaces() throws Exception {
        Assignment found = best(table(new int[][] {{9, 1}, {9, 1}, {9, 1}, {8, 2}}, 2, 2));

        assertThat(IntStream.range(0, 4).filter(mentee -> found.mentorOf(mentee) == 0))
                .hasSize(2);
        assertThat(found.mentorOf(3)).isEqualTo(1);
        assertThat(found.total()).isEqualTo(9 + 9 + 1 + 2);
    }

    @Test
    void aForbiddenPairIsNeverMatched() throws Exception {
        Assignment found = best(table(new int[][] {{NO, 3}, {NO, 900}}, 5, 1));

        assertThat(mentors(found)).containsExactly(NO, 1);
    }

    @Test
    void aSettledPairTakesItsPlaceFirst() throws Exception {
        Round round = table(new int[][] {{900, 10}, {NO, NO}, {900, 20}}, 2, 1).requiring(1, 0, 50);
        Assignment found = best(round);

        assertThat(mentors(found)).containsExactly(0, 0, 1);
        assertThat(found.total()).isEqualTo(900 + 50 + 20);
        assertThat(found.weakest()).hasValue(20);
        assertThatThrownBy(() -> round.requiring(1, 1, 0)).hasMessageContaining("settled twice");
        assertThatThrownBy(() -> round.requiring(0, 1, 0).requiring(2, 1, 0)).hasMessageContaining("no place for all");
    }

    @Test
    void amongTheBestTheWeakestPairIsTheStrongest() throws Exception {
        // 10 + 2 and 6 + 6 are the same to the total.
        Round round = table(new int[][] {{10, 6}, {6, 2}}, 1, 1);

        assertThat(new Assigning(round, Progress.UNHEARD).fair(0).weakest()).hasValue(6);
    }

    @Test
    void theWeakestPairIsLiftedAsFarAsTheToleranceGoes() throws Exception {
        Round round = table(new int[][] {{100, 60}, {60, 10}}, 1, 1).requiring(List.of());
        Round dearer = table(new int[][] {{100, 50}, {50, 10}}, 1, 1);

        assertThat(new Assigning(round, Progress.UNHEARD).fair(0).weakest()).hasValue(60);
        assertThat(new Assigning(dearer, Progress.UNHEARD).fair(9).weakest()).hasValue(10);
        assertThat(new Assigning(dearer, Progress.UNHEARD).fair(10).weakest()).hasValue(50);
    }

    @Test
    void whoWaitsIsToldWhetherNobodyIsPermittedOrWhoIsFull() throws Exception {
        Assignment found = best(table(
                new int[][] {{4, NO, NO, NO}, {5, 5, NO, NO}, {5, 9, NO, NO}, {NO, NO, NO, NO}, {NO, NO, 1, 1}},
                1,
                1,
                1,
                0));

        assertThat(found.waiting())
                .containsExactly(
                        new Waiting.NoPlaceLeft(0, new Bottleneck(List.of(0, 1), List.of(0, 1, 2), 2)),
                        new Waiting.NobodyPermitted(3));
    }

    @Test
    void theSameRoundHasTheSameResult() throws Exception {
        Round round = large(300, 150, 3, 9);

        assertThat(mentors(best(round))).isEqualTo(mentors(best(round)));
    }

    @Test
    void aLargeRoundIsProvenToBeTheBest() throws Exception {
        Round dense = large(1_200, 600, 1000, 11);
        Round few = table(new int[400][50], 7);
        for (Round round : List.of(dense, few, large(1_000, 300, 5, 12), asLists(large(600, 300, 1000, 13)))) {
            Assignment best = best(round);
            assertThat(best.certificate().proves(round, best)).isTrue();
            assertThat(best.matched()).isEqualTo((int) Math.min(round.mentees(), placesOf(round)));
        }
    }

    @Test
    void aWorseAssignmentIsNotProven() throws Exception {
        Round round = table(new int[][] {{900, 800}, {890, 100}}, 1, 1);
        Assignment best = best(round);
        Assignment worse = best(round.requiring(0, 0, 900));

        assertThat(best.certificate().proves(round, worse)).isFalse();
        assertThat(best.certificate().proves(table(new int[][] {{900, 800}, {890, 100}}, 0, 1), best))
                .isFalse();
    }

    @Test
    void scoresTooGreatForTheTableAreSolvedOnLists() throws Exception {
        int people = 5_000;
        ScoreTable table = new ScoreTable(people, 2);
        for (int mentee = 0; mentee < people; mentee++) {
            table.permit(mentee, 0, Scores.HIGHEST - mentee);
            table.permit(mentee, 1, mentee);
        }
        Round round = Round.of(table, 2_500, 2_500);

        Assignment best = best(round);

        assertThat(best.certificate().proves(round, best)).isTrue();
        assertThat(best.mentorOf(0)).isZero();
        assertThat(best.mentorOf(people - 1)).isOne();
    }

    @Test
    void aRoundOfNobodyIsARoundToo() throws Exception {
        assertThat(best(table(new int[0][0])).matched()).isZero();
        assertThat(best(table(new int[3][0])).waiting()).hasSize(3);
        assertThat(new Assigning(table(new int[0][0], 2, 2), Progress.UNHEARD)
                        .fair(5)
                        .weakest())
                .isEmpty();
    }

    @Test
    void progressGrowsToAHundred() throws Exception {
        List<Integer> heard = new ArrayList<>();
        new Assigning(large(400, 200, 1000, 5), heard::add).fair(100);

        assertThat(heard)
                .startsWith(0)
                .isSorted()
                .doesNotHaveDuplicates()
                .endsWith(100)
                .hasSizeGreaterThan(10);
    }

    @Test
    void aRoundCanBeCalledOff() {
        Round round = large(400, 200, 1000, 5);
        Assigning assigning = new Assigning(round, percent -> {
            if (percent >= 30) {
                Thread.currentThread().interrupt();
            }
        });

        assertThatThrownBy(assigning::best).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void scoringCanBeCalledOffToo() {
        List<Integer> heard = new ArrayList<>();

        assertThatThrownBy(() -> ScoreTable.of(
                        200,
                        2,
                        (mentee, mentor) -> {
                            if (mentee == 120) {
                                Thread.currentThread().interrupt();
                            }
                            return 1;
                        },
                        heard::add))
                .isInstanceOf(InterruptedException.class);
        assertThat(heard).startsWith(0).endsWith(60);
    }

    @Test
    void whatIsNoScoreIsRefused() {
        ScoreTable table = new ScoreTable(1, 1);
        assertThatThrownBy(() -> table.permit(0, 0, Scores.HIGHEST + 1)).hasMessageContaining("30000");
        assertThatThrownBy(() -> table.permit(0, 1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        ScoreLists.Writer twice = new ScoreLists.Writer(2, 2);
        twice.pair(1, 5);
        twice.pair(1, 6);
        assertThatThrownBy(twice::next).hasMessageContaining("twice");
    }

    private static Assignment best(Round round) throws InterruptedException {
        return new Assigning(round, Progress.UNHEARD).best();
    }

    private static Round table(int[][] scores, int... places) {
        return Round.of(
                ScoreTable.of(scores.length, places.length, (mentee, mentor) -> scores[mentee][mentor]), places);
    }

    private static Round large(int mentees, int mentors, int kinds, long seed) {
        Random random = new Random(seed);
        int[] places = IntStream.range(0, mentors).map(mentor -> 2).toArray();
        return Round.of(ScoreTable.of(mentees, mentors, (mentee, mentor) -> random.nextInt(kinds + 1)), places);
    }

    private static Round asLists(Round round) {
        return Round.of(
                ScoreLists.of(round.scores()),
                IntStream.range(0, round.mentors()).map(round::places).toArray());
    }

    private static long placesOf(Round round) {
        return IntStream.range(0, round.mentors()).mapToLong(round::places).sum();
    }

    private static List<Integer> mentors(Assignment assignment) {
        return IntStream.range(0, assignment.matched() + assignment.waiting().size())
                .map(assignment::mentorOf)
                .boxed()
                .toList();
    }
}
