package dev.trellis.matching.assignment;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** A round's result: for every mentee a mentor, or why there is none. Immutable. */
public final class Assignment {
    /** In place of a mentor. */
    public static final int NOBODY = Seats.NOBODY;

    private final int[] mentorOf;
    private final int[] scoreOf;
    private final boolean[] settled;
    private final List<Waiting> waiting;
    private final Certificate certificate;

    Assignment(int[] mentorOf, int[] scoreOf, boolean[] settled, List<Waiting> waiting, Certificate certificate) {
        this.mentorOf = mentorOf;
        this.scoreOf = scoreOf;
        this.settled = settled;
        this.waiting = List.copyOf(waiting);
        this.certificate = certificate;
    }

    /** The mentor of a mentee, or {@link #NOBODY}. */
    public int mentorOf(int mentee) {
        return mentorOf[mentee];
    }

    /** The score of a mentee's pair, or {@link Scores#FORBIDDEN} while they have none. */
    public int scoreOf(int mentee) {
        return scoreOf[mentee];
    }

    /** How many mentees have a mentor, settled ones among them. */
    public int matched() {
        return mentorOf.length - waiting.size();
    }

    /** The sum of all pairs' scores. */
    public long total() {
        return Arrays.stream(scoreOf)
                .filter(score -> score != Scores.FORBIDDEN)
                .asLongStream()
                .sum();
    }

    /** The lowest score among pairs that were not settled before; absent if there is none. */
    public OptionalInt weakest() {
        int weakest = Integer.MAX_VALUE;
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            if (mentorOf[mentee] != NOBODY && !settled[mentee]) {
                weakest = Math.min(weakest, scoreOf[mentee]);
            }
        }
        return weakest == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(weakest);
    }

    /** Who has no mentor, by their number, and why. */
    public List<Waiting> waiting() {
        return waiting;
    }

    /** Proof that nothing else would have been better. */
    public Certificate certificate() {
        return certificate;
    }
}
