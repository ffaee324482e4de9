package dev.trellis.matching.assignment;

import java.util.Arrays;

/** For every mentee a list of permitted mentors, the best first: for when most pairs are not considered at all. Eight bytes a pair. */
public final class ScoreLists implements Scores {
    private final int mentors;
    /** Where each mentee's list begins; one more at the end. */
    private final int[] starts;

    private final int[] mentor;
    private final int[] score;

    private ScoreLists(int mentors, int[] starts, int[] mentor, int[] score) {
        this.mentors = mentors;
        this.starts = starts;
        this.mentor = mentor;
        this.score = score;
    }

    /** The same pairs as in other scores. */
    public static ScoreLists of(Scores scores) {
        Writer writer = new Writer(scores.mentors(), Math.toIntExact(scores.pairs()));
        for (int mentee = 0; mentee < scores.mentees(); mentee++) {
            scores.forEach(mentee, writer::pair);
            writer.next();
        }
        return writer.written();
    }

    @Override
    public int mentees() {
        return starts.length - 1;
    }

    @Override
    public int mentors() {
        return mentors;
    }

    @Override
    public int score(int mentee, int wanted) {
        for (int at = starts[mentee]; at < starts[mentee + 1]; at++) {
            if (mentor[at] == wanted) {
                return score[at];
            }
        }
        return FORBIDDEN;
    }

    @Override
    public long pairs() {
        return mentor.length;
    }

    @Override
    public void forEach(int mentee, PairVisitor visitor) {
        for (int at = starts[mentee]; at < starts[mentee + 1]; at++) {
            visitor.pair(mentor[at], score[at]);
        }
    }

    int[] starts() {
        return starts;
    }

    int[] mentorAt() {
        return mentor;
    }

    int[] scoreAt() {
        return score;
    }

    /** Writes lists mentee by mentee: pairs of one in any order, then {@link #next}. */
    public static final class Writer {
        private final int mentors;
        private int[] starts = new int[17];
        private int mentees;
        /** Sorts as the list shall be: the greatest score first, then the lowest number. */
        private long[] pairs;

        private int written;

        /** @param pairs how many there will be, about */
        public Writer(int mentors, int pairs) {
            this.mentors = mentors;
            this.pairs = new long[Math.max(16, pairs)];
        }

        /** Permits the present mentee this mentor. */
        public void pair(int mentor, int score) {
            if (mentor < 0 || mentor >= mentors) {
                throw new IndexOutOfBoundsException("mentor " + mentor + " of " + mentors);
            }
            if (written == pairs.length) {
                pairs = Arrays.copyOf(pairs, Math.addExact(written, written / 2));
            }
            pairs[written++] = (long) (HIGHEST - Scores.checked(score)) << 32 | mentor;
        }

        /**
         * The present mentee has no more.
         *
         * @throws IllegalArgumentException if a mentor was named twice
         */
        public void next() {
            int from = starts[mentees];
            Arrays.sort(pairs, from, written);
            refuseTwice(from);
            if (++mentees == starts.length) {
                starts = Arrays.copyOf(starts, mentees * 2);
            }
            starts[mentees] = written;
        }

        private void refuseTwice(int from) {
            int[] named = new int[written - from];
            for (int at = from; at < written; at++) {
                named[at - from] = (int) pairs[at];
            }
            Arrays.sort(named);
            for (int at = 1; at < named.length; at++) {
                if (named[at] == named[at - 1]) {
                    throw new IllegalArgumentException("mentor " + named[at] + " twice for mentee " + mentees);
                }
            }
        }

        /** Of all mentees up to the last {@link #next}. */
        public ScoreLists written() {
            int pairsInLists = starts[mentees];
            int[] mentor = new int[pairsInLists];
            int[] score = new int[pairsInLists];
            for (int at = 0; at < pairsInLists; at++) {
                mentor[at] = (int) pairs[at];
                score[at] = HIGHEST - (int) (pairs[at] >>> 32);
            }
            return new ScoreLists(mentors, Arrays.copyOf(starts, mentees + 1), mentor, score);
        }
    }
}
