package dev.trellis.matching.assignment;

/**
 * How well every mentee and every mentor would fit, and which of them may be a pair at all.
 *
 * <p>A score is a whole number from 0 to {@value #HIGHEST}; a pair without one is forbidden and never matched. Mentees and mentors are
 * numbered from 0.
 */
public sealed interface Scores permits ScoreTable, ScoreLists {
    /** What {@link #score} says of a pair that must not be. */
    int FORBIDDEN = -1;

    /** The greatest score there may be: thirty times as fine as what people are shown. */
    int HIGHEST = 30_000;

    int mentees();

    int mentors();

    /** The score of a pair, or {@link #FORBIDDEN}. */
    int score(int mentee, int mentor);

    /** How many pairs are permitted. */
    long pairs();

    /** Shows all permitted mentors of a mentee. */
    void forEach(int mentee, PairVisitor visitor);

    /** Sees a mentor and the score with them. */
    @FunctionalInterface
    interface PairVisitor {
        void pair(int mentor, int score);
    }

    /** @throws IllegalArgumentException for what is no score */
    static int checked(int score) {
        if (score < 0 || score > HIGHEST) {
            throw new IllegalArgumentException("a score is from 0 to " + HIGHEST + ", not " + score);
        }
        return score;
    }
}
