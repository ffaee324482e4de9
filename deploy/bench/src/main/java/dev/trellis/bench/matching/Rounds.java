package dev.trellis.bench.matching;

import dev.trellis.matching.assignment.Round;
import dev.trellis.matching.assignment.ScoreLists;
import dev.trellis.matching.assignment.ScoreTable;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

/** Rounds to measure on: scores from 0 to 1000 by chance, the same for the same sizes and seed. */
final class Rounds {
    private static final int SCORES = 1001;

    private Rounds() {}

    /** Every pair is permitted. */
    static Round dense(int mentees, int mentors, int places, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ScoreTable table = ScoreTable.of(mentees, mentors, (mentee, mentor) -> random.nextInt(SCORES));
        return Round.of(table, each(mentors, places));
    }

    /**
     * Every pair is permitted, and scores are made as people are: of what mentees look for and mentors have, in so many respects, and of
     * how sought after a mentor is. So many want the same few.
     */
    static Round alike(int mentees, int mentors, int places, int respects, long seed) {
        Random random = new Random(seed);
        double[] soughtAfter = random.doubles(mentors).map(each -> 100 * each).toArray();
        double[][] wanted = gaussians(random, mentees, respects);
        double[][] offered = gaussians(random, mentors, respects);
        ScoreTable table = ScoreTable.of(mentees, mentors, (mentee, mentor) -> {
            double score = 400 + soughtAfter[mentor];
            for (int respect = 0; respect < respects; respect++) {
                score += 150 / Math.sqrt(respects) * wanted[mentee][respect] * offered[mentor][respect];
            }
            return (int) Math.clamp(score, 0, SCORES - 1);
        });
        return Round.of(table, each(mentors, places));
    }

    private static double[][] gaussians(Random random, int people, int respects) {
        double[][] all = new double[people][respects];
        for (double[] one : all) {
            Arrays.setAll(one, respect -> random.nextGaussian());
        }
        return all;
    }

    /**
     * Every mentee is permitted so many mentors, drawn by chance.
     *
     * @param fame 1: all mentors alike; more: some are in many lists and most in few, so that people have to wait
     */
    static Round sparse(int mentees, int mentors, int places, int listed, int fame, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ScoreLists.Writer writer = new ScoreLists.Writer(mentors, mentees * listed);
        int[] seen = new int[mentors];
        for (int mentee = 1; mentee <= mentees; mentee++) {
            int pairs = 0;
            while (pairs < Math.min(listed, mentors)) {
                int mentor = (int) (mentors * Math.pow(random.nextDouble(), fame));
                if (seen[mentor] != mentee) {
                    seen[mentor] = mentee;
                    writer.pair(mentor, random.nextInt(SCORES));
                    pairs++;
                }
            }
            writer.next();
        }
        return Round.of(writer.written(), each(mentors, places));
    }

    private static int[] each(int mentors, int places) {
        int[] all = new int[mentors];
        Arrays.fill(all, places);
        return all;
    }
}
