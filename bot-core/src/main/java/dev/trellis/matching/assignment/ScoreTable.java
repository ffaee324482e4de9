package dev.trellis.matching.assignment;

import java.util.Arrays;

/** Scores of all pairs, four bytes each: for when nearly every pair is permitted. */
public final class ScoreTable implements Scores {
    private final int mentors;
    /** A row for each mentee. */
    private final int[][] rows;

    /** A table in which every pair is still forbidden. */
    public ScoreTable(int mentees, int mentors) {
        this.mentors = mentors;
        rows = new int[mentees][mentors];
        for (int[] row : rows) {
            Arrays.fill(row, FORBIDDEN);
        }
    }

    /** A table filled by asking for every pair; who is asked may answer {@link #FORBIDDEN}. */
    public static ScoreTable of(int mentees, int mentors, PairScore scoring) {
        ScoreTable table = new ScoreTable(mentees, mentors);
        for (int mentee = 0; mentee < mentees; mentee++) {
            table.fill(mentee, scoring);
        }
        return table;
    }

    /**
     * As {@link #of(int, int, PairScore)}, for when that takes seconds.
     *
     * @throws InterruptedException if this thread was interrupted
     */
    public static ScoreTable of(int mentees, int mentors, PairScore scoring, Progress progress)
            throws InterruptedException {
        ScoreTable table = new ScoreTable(mentees, mentors);
        Watch watch = new Watch(progress, 1);
        for (int mentee = 0; mentee < mentees; mentee++) {
            watch.seen(mentee, mentees);
            table.fill(mentee, scoring);
        }
        watch.done();
        return table;
    }

    private void fill(int mentee, PairScore scoring) {
        for (int mentor = 0; mentor < mentors; mentor++) {
            int score = scoring.of(mentee, mentor);
            if (score != FORBIDDEN) {
                permit(mentee, mentor, score);
            }
        }
    }

    /** Permits a pair, with its score. */
    public void permit(int mentee, int mentor, int score) {
        rows[mentee][mentor] = Scores.checked(score);
    }

    public void forbid(int mentee, int mentor) {
        rows[mentee][mentor] = FORBIDDEN;
    }

    @Override
    public int mentees() {
        return rows.length;
    }

    @Override
    public int mentors() {
        return mentors;
    }

    @Override
    public int score(int mentee, int mentor) {
        return rows[mentee][mentor];
    }

    @Override
    public long pairs() {
        long pairs = 0;
        for (int[] row : rows) {
            for (int score : row) {
                pairs += score == FORBIDDEN ? 0 : 1;
            }
        }
        return pairs;
    }

    @Override
    public void forEach(int mentee, PairVisitor visitor) {
        for (int mentor = 0; mentor < mentors; mentor++) {
            int score = rows[mentee][mentor];
            if (score != FORBIDDEN) {
                visitor.pair(mentor, score);
            }
        }
    }

    int[][] rows() {
        return rows;
    }

    /** Answers for one pair. */
    @FunctionalInterface
    public interface PairScore {
        int of(int mentee, int mentor);
    }
}
