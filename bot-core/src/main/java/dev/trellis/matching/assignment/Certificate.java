package dev.trellis.matching.assignment;

import java.util.Arrays;

/**
 * Proof that no other assignment is better: a price for each mentor. Whatever the prices are, no assignment is worth more than all places at
 * their prices and, for each mentee, the best score after the price (weak duality); so an assignment that is worth exactly that is a best
 * one. Checking takes no more than reading all pairs once, and trusts nothing that the solver did.
 */
public final class Certificate {
    /** Finer than scores by so many bits. */
    private final int shift;

    private final long[] prices;
    private final long apart;
    private final int floor;

    Certificate(long[] prices, int shift, long apart, int floor) {
        this.prices = prices;
        this.shift = shift;
        this.apart = apart;
        this.floor = floor;
    }

    long[] prices() {
        return prices;
    }

    /**
     * Whether this proves the assignment to be a best one of its round: as many people as possible, then the greatest total, among pairs that
     * score at least {@link #floor}.
     */
    public boolean proves(Round round, Assignment assignment) {
        int[] left = round.placesLeft();
        boolean priced = Arrays.stream(prices).allMatch(price -> price >= 0);
        return priced
                && isOf(round, assignment, left)
                && separates(round, left)
                && bound(round, left) == worth(round, assignment) << shift;
    }

    /** The lowest score that pairs may have, but for the settled ones; 0 where the worst pair was not lifted. */
    public int floor() {
        return floor;
    }

    /** Settled pairs are together, all others are permitted, and nobody has more than their places. */
    private boolean isOf(Round round, Assignment assignment, int[] left) {
        int[] taken = new int[left.length];
        for (int mentee : round.open()) {
            int mentor = assignment.mentorOf(mentee);
            if (mentor != Assignment.NOBODY) {
                taken[mentor]++;
                int score = round.scores().score(mentee, mentor);
                if (score < floor || score != assignment.scoreOf(mentee)) {
                    return false;
                }
            }
        }
        for (int mentor = 0; mentor < left.length; mentor++) {
            if (taken[mentor] > left[mentor]) {
                return false;
            }
        }
        return round.required().stream().allMatch(pair -> assignment.mentorOf(pair.mentee()) == pair.mentor());
    }

    /** Whether one person more is worth more than any total. */
    private boolean separates(Round round, int[] left) {
        long most =
                Math.min(round.open().length, Arrays.stream(left).asLongStream().sum());
        int[] highest = new int[1];
        for (int mentee : round.open()) {
            round.scores().forEach(mentee, (mentor, score) -> highest[0] = Math.max(highest[0], score));
        }
        return apart > most * highest[0];
    }

    private long bound(Round round, int[] left) {
        long bound = 0;
        for (int mentor = 0; mentor < left.length; mentor++) {
            bound += left[mentor] * prices[mentor];
        }
        long[] best = new long[1];
        for (int mentee : round.open()) {
            best[0] = -(apart << shift);
            round.scores().forEach(mentee, (mentor, score) -> {
                if (score >= floor) {
                    best[0] = Math.max(best[0], ((long) score << shift) - prices[mentor]);
                }
            });
            bound += best[0];
        }
        return bound;
    }

    private long worth(Round round, Assignment assignment) {
        long worth = 0;
        for (int mentee : round.open()) {
            worth += assignment.mentorOf(mentee) == Assignment.NOBODY ? -apart : assignment.scoreOf(mentee);
        }
        return worth;
    }
}
