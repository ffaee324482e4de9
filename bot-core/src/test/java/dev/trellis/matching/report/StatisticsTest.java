package dev.trellis.matching.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C6–C8: the figures of reports, against published and hand-computed values. */
class StatisticsTest {
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsonsIntervalsAreThoseOfNewcombesTable(int successes, int of, double low, double high) {
        assertThat(Proportions.wilson(successes, of)[0]).isCloseTo(low, within(0.00006));
        assertThat(Proportions.wilson(successes, of)[1]).isCloseTo(high, within(0.00006));
    }

    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void differencesOfSharesAreThoseOfNewcombesTable(int one, int of, int other, int ofOther, double low, double high) {
        Difference difference = Proportions.difference(one, of, other, ofOther);
        assertThat(difference.low()).isCloseTo(low, within(0.00006));
        assertThat(difference.high()).isCloseTo(high, within(0.00006));
    }

    @ParameterizedTest
    @CsvSource({"4, 2.776", "5, 2.571", "10, 2.228", "30, 2.042", "1000, 1.962"})
    void studentsPointsAreThoseOfTheTables(double freedom, double point) {
        assertThat(Means.t(freedom)).isCloseTo(point, within(0.01));
    }

    @Test
    void aDifferenceOfMeansIsWelchs() {
        // Variances 2.5 and 10, standard error √2.5, 5.882 degrees of freedom, so 2.459 standard errors either way.
        Difference difference = Means.difference(List.of(1.0, 2.0, 3.0, 4.0, 5.0), List.of(2.0, 4.0, 6.0, 8.0, 10.0));
        assertThat(difference.estimate()).isEqualTo(-3);
        assertThat(difference.low()).isCloseTo(-6.888, within(0.01));
        assertThat(difference.high()).isCloseTo(0.888, within(0.01));
        assertThat(difference.isClear()).isFalse();
    }

    @Test
    void whereNobodyDiffersTheIntervalIsAPoint() {
        assertThat(Means.difference(Collections.nCopies(5, 3.0), Collections.nCopies(5, 1.0)))
                .isEqualTo(new Difference(2, 2, 2));
        assertThat(Medians.difference(Collections.nCopies(6, 10.0), Collections.nCopies(7, 4.0)))
                .isEqualTo(new Difference(6, 6, 6));
    }

    @Test
    void mediansAreThoseOfTheMiddle() {
        assertThat(Medians.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(Medians.median(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
    }

    @Test
    void theBootstrapHoldsTheEstimateAndIsTheSameEveryTime() {
        List<Double> one =
                LongStream.rangeClosed(1, 9).mapToObj(n -> (double) n).toList();
        List<Double> other =
                LongStream.rangeClosed(21, 29).mapToObj(n -> (double) n).toList();
        Difference difference = Medians.difference(one, other);
        assertThat(difference.estimate()).isEqualTo(-20);
        assertThat(difference.low()).isBetween(-28.0, -20.0);
        assertThat(difference.high()).isBetween(-20.0, -12.0);
        assertThat(difference.isClear()).isTrue();
        assertThat(Medians.difference(one, other)).isEqualTo(difference);
    }

    @Test
    void aBootstrapIntervalHoldsTheTruthAboutNineteenTimesInTwenty() {
        SplittableRandom random = new SplittableRandom(7);
        int held = 0;
        for (int i = 0; i < 200; i++) {
            Difference difference = Medians.difference(normal(random, 40), normal(random, 40));
            held += difference.low() <= 0 && difference.high() >= 0 ? 1 : 0;
        }
        assertThat(held).isBetween(178, 200);
    }

    @Test
    void waitingIsComparedInWholeWeeksSoThatNoDayOfAnybodyIsTold() {
        List<Parity.Mentee> mentees = LongStream.rangeClosed(1, 24)
                .mapToObj(i -> new Parity.Mentee(
                        i,
                        i <= 11 ? Set.of("A") : Set.of(),
                        Map.of(Parity.Figure.WAITING, i <= 11 ? 30.3 + i * 1.7 : 3.1 + i * 0.9)))
                .toList();
        assertThat(Parity.compare(mentees)).singleElement().satisfies(compared -> {
            assertThat(compared.group()).isEqualTo(6);
            assertThat(compared.others()).isEqualTo(3);
            Difference difference = compared.difference();
            assertThat(List.of(difference.estimate(), difference.low(), difference.high()))
                    .allMatch(weeks -> weeks == Math.rint(weeks));
        });
    }

    @Test
    void aGroupOrARestOfFewerThanFiveIsNotShown() {
        assertThat(Disclosure.shown(Map.of("four", people(1, 4)), people(1, 30)))
                .isEmpty();
        assertThat(Disclosure.shown(Map.of("all but four", people(5, 30)), people(1, 30)))
                .isEmpty();
        assertThat(Disclosure.shown(Map.of("five", people(1, 5)), people(1, 30)))
                .containsExactly("five");
        assertThat(Disclosure.shown(Map.of("everybody", people(1, 30)), people(1, 30)))
                .isEmpty();
    }

    @Test
    void nothingIsShownFromWhichFewerThanFiveCouldBeComputed() {
        // The rest of A less B would be the three who are in neither.
        assertThat(Disclosure.shown(Map.of("A", people(1, 10), "B", people(11, 20)), people(1, 23)))
                .containsExactly("A");
        // A less B would be two people.
        assertThat(Disclosure.shown(Map.of("A", people(1, 12), "B", people(1, 10)), people(1, 30)))
                .containsExactly("A");
        // Everybody less A, B and C would be the three in none of them, though no two figures give them away.
        assertThat(Disclosure.shown(
                        Map.of("A", people(1, 10), "B", people(11, 20), "C", people(21, 30)), people(1, 33)))
                .containsExactly("A", "B");
    }

    @Test
    void everyCellOfWhatIsShownHasFivePeopleWhateverTheGroups() {
        SplittableRandom random = new SplittableRandom(3);
        int shown = 0;
        for (int round = 0; round < 300; round++) {
            Set<Long> everybody = people(1, random.nextInt(1, 80));
            Map<String, Set<Long>> groups = new TreeMap<>();
            for (int group = 0; group < 6; group++) {
                int share = random.nextInt(1, 9);
                groups.put(
                        "g" + group,
                        everybody.stream()
                                .filter(person -> random.nextInt(10) < share)
                                .collect(Collectors.toSet()));
            }
            List<String> let = Disclosure.shown(groups, everybody);
            shown += let.size();
            Map<String, Integer> cells = new HashMap<>();
            everybody.forEach(person -> cells.merge(
                    let.stream()
                            .map(group -> groups.get(group).contains(person) ? "1" : "0")
                            .collect(Collectors.joining()),
                    1,
                    Integer::sum));
            if (!let.isEmpty()) {
                assertThat(cells.values()).allMatch(size -> size >= Disclosure.LEAST);
            }
        }
        assertThat(shown).isGreaterThan(100);
    }

    @Test
    void stepsOfFewerThanFiveAreJoinedWithTheirNeighbours() {
        assertThat(Distribution.of(List.of(0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 7)).steps())
                .containsExactly(new Distribution.Step(0, 0, 5), new Distribution.Step(1, 7, 6));
        assertThat(Distribution.of(List.of(1, 2, 3, 4)).steps()).isEmpty();
        assertThat(Distribution.of(List.of(3, 3, 3, 3, 3)).steps()).containsExactly(new Distribution.Step(3, 3, 5));
    }

    private static Set<Long> people(long from, long to) {
        return new HashSet<>(LongStream.rangeClosed(from, to).boxed().toList());
    }

    private static List<Double> normal(SplittableRandom random, int count) {
        return java.util.stream.Stream.generate(random::nextGaussian)
                .limit(count)
                .toList();
    }
}
