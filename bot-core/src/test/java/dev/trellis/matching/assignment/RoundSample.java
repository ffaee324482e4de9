package dev.trellis.matching.assignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A round drawn at random, of any shape: few or many ties, few or many forbidden pairs, mentors without a place, too few places, some
 * pairs settled.
 */
public final class RoundSample {
    /** {@code scores[mentee][mentor]}. */
    private final int[][] scores;

    private final int[] places;
    private final List<Round.Required> required;

    private RoundSample(int[][] scores, int[] places, List<Round.Required> required) {
        this.scores = scores;
        this.places = places;
        this.required = List.copyOf(required);
    }

    public static RoundSample drawn(long seed, int most) {
        Random random = new Random(seed);
        int mentees = random.nextInt(most + 1);
        int mentors = random.nextInt(most + 1);
        int kinds = new int[] {1, 2, 4, 30, 1000, Scores.HIGHEST}[random.nextInt(6)];
        double permitted = new double[] {0.15, 0.4, 0.8, 1}[random.nextInt(4)];
        int[][] scores = new int[mentees][mentors];
        for (int[] row : scores) {
            Arrays.setAll(
                    row, mentor -> random.nextDouble() < permitted ? random.nextInt(kinds + 1) : Scores.FORBIDDEN);
        }
        int[] places = new int[mentors];
        int roomy = 1 + random.nextInt(3);
        Arrays.setAll(places, mentor -> random.nextInt(roomy + 1));
        return new RoundSample(scores, places, settled(random, mentees, places, kinds));
    }

    private static List<Round.Required> settled(Random random, int mentees, int[] places, int kinds) {
        List<Round.Required> required = new ArrayList<>();
        int[] left = places.clone();
        for (int mentee = 0; mentee < mentees && left.length > 0; mentee++) {
            int mentor = random.nextInt(left.length);
            if (random.nextInt(6) == 0 && left[mentor] > 0) {
                left[mentor]--;
                required.add(new Round.Required(mentee, mentor, random.nextInt(kinds + 1)));
            }
        }
        return required;
    }

    List<Round.Required> required() {
        return required;
    }

    public Round table() {
        return Round.of(ScoreTable.of(scores.length, places.length, (mentee, mentor) -> scores[mentee][mentor]), places)
                .requiring(required);
    }

    public Round lists() {
        ScoreLists.Writer writer = new ScoreLists.Writer(places.length, 0);
        for (int[] row : scores) {
            for (int mentor = 0; mentor < row.length; mentor++) {
                if (row[mentor] != Scores.FORBIDDEN) {
                    writer.pair(mentor, row[mentor]);
                }
            }
            writer.next();
        }
        return Round.of(writer.written(), places).requiring(required);
    }

    /** Without those who are settled, and without their places. */
    int[][] openScores() {
        return Arrays.stream(lists().open()).mapToObj(mentee -> scores[mentee]).toArray(int[][]::new);
    }

    int[] placesLeft() {
        return lists().placesLeft();
    }

    long settledTotal() {
        return required.stream().mapToLong(Round.Required::score).sum();
    }
}
