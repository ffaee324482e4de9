package dev.trellis.matching.assignment;

import java.util.Arrays;

/**
 * Finds a best assignment, and the next one when pairs are taken away.
 *
 * <p>Every mentor has a price: 0 while there is room. Everybody who is seated has a mentor whose score after the price is the greatest for
 * them. That is what makes an assignment the best one (complementary slackness), and what everything here comes back to:
 *
 * <ol>
 *   <li>An auction (Bertsekas). A mentee takes the mentor with the greatest score after the price, and bids up to where the second best
 *       would be as good, and a small step more; a mentor who is full gives up the lowest bid. The longer it takes, the larger the step.
 *   <li>Whoever paid a step too much for their mentor to be the best one gives the seat up. If it has a price, it is wanted: it must be taken
 *       again.
 *   <li>For each mentee without a seat, the shortest path of moves to where something is free or wanted, with prices as potentials. Where there
 *       is none, the one whose leaving costs least leaves.
 * </ol>
 *
 * <p>Being without a mentor has a score, too: so far below all others ({@link #apart}) that no total makes up for one person more. Free
 * places and being without are one end of all paths (the sink); while seats are wanted, a path may go on from there: to a mentor of whom one
 * mentee moves on, or to somebody who was without.
 *
 * <p>Values are scores, made finer by {@link #shift} bits: where thousands of scores are the same, that keeps prices from being the same,
 * and searches from looking at everybody who is as far.
 */
abstract sealed class Solver permits DenseSolver, SparseSolver {
    /** In place of a mentor or mentee, on a path. */
    static final int SINK = -2;
    /** After so many bids per mentee the auction ends: then a few compete for too few places, and raise prices step by step. */
    private static final int BIDS = 64;
    /** After so many bids per mentee the step is doubled: where people compete for long, small steps are many. */
    private static final int BIDS_A_STEP = 6;

    private static final int BIDS_A_LOOK = 1024;

    final Seats seats;
    /** The score of the pair at each mentee's seat. */
    final int[] seatScore;
    /** Who has to do without. */
    final boolean[] without;

    final int[] open;
    final int[] places;
    /** How far being without a mentor lies below a score of 0, as a value. */
    final long apart;

    final int shift;
    /** Pairs below this score do not exist. */
    int floor;

    private final long[] bids;
    /** Who gave their seat up, and has to find one. */
    private final int[] seeking;

    private int seekingCount;

    /** What {@link #look} found. */
    int best;

    int bestScore;
    long bestValue;
    long secondValue;

    Solver(int mentees, int[] open, int[] places, long apart, int shift) {
        this.open = open;
        this.places = places;
        this.apart = apart << shift;
        this.shift = shift;
        seats = new Seats(mentees, places);
        seatScore = new int[mentees];
        without = new boolean[mentees];
        bids = new long[mentees];
        seeking = new int[mentees];
    }

    /**
     * The best assignment without pairs below a score: as many people as possible, then the greatest total.
     *
     * @throws InterruptedException if the thread was interrupted; the next call starts anew
     */
    final void solve(int lowest, Watch watch) throws InterruptedException {
        floor = lowest;
        seats.clear();
        Arrays.fill(without, false);
        for (int mentor = 0; mentor < places.length; mentor++) {
            // Nobody gets to where there is no place: it costs more than being without.
            price(mentor, places[mentor] == 0 ? apart + ((Scores.HIGHEST + 1L) << shift) : 0);
        }
        auction(watch);
        seekingCount = 0;
        for (int mentee : open) {
            if (seats.isSeated(mentee)) {
                look(mentee);
                if (bestValue > value(seatScore[mentee]) - price(seats.mentorOf(mentee))) {
                    giveUp(mentee);
                }
            }
        }
        seatAll(watch);
        watch.next();
    }

    /** From a best assignment to the best one without pairs below a higher score. */
    final void raise(int lowest, Watch watch) throws InterruptedException {
        floor = lowest;
        seekingCount = 0;
        for (int mentee : open) {
            if (seats.isSeated(mentee) && seatScore[mentee] < floor) {
                giveUp(mentee);
            }
        }
        seatAll(watch);
        watch.next();
    }

    private void auction(Watch watch) throws InterruptedException {
        long all = Arrays.stream(places).asLongStream().sum();
        long bids = 0;
        for (int i = 0; i < open.length && seats.seated() < all; i++) {
            watch.seen(i, 2L * open.length);
            int bidder = open[i];
            while (bidder != Seats.NOBODY && bids < (long) BIDS * open.length) {
                bidder = bid(bidder, 1L << (bids / ((long) BIDS_A_STEP * open.length)));
                if (++bids % BIDS_A_LOOK == 0) {
                    watch.seen(i, 2L * open.length);
                }
            }
        }
    }

    /** Gives the one who lost their seat. */
    private int bid(int mentee, long step) {
        look(mentee);
        int mentor = best;
        if (mentor == Seats.NOBODY) {
            return Seats.NOBODY;
        }
        // Nobody pays more than makes being without as good.
        long bid = Math.min(price(mentor) + bestValue - secondValue + step, value(bestScore) + apart);
        int displaced = Seats.NOBODY;
        if (!seats.hasRoom(mentor)) {
            if (bid <= price(mentor)) {
                return Seats.NOBODY;
            }
            displaced = lowestBidder(mentor);
            seats.unseat(displaced);
        }
        bids[mentee] = bid;
        seat(mentee, mentor, bestScore);
        if (!seats.hasRoom(mentor)) {
            price(mentor, bids[lowestBidder(mentor)]);
        }
        return displaced;
    }

    private int lowestBidder(int mentor) {
        int lowest = seats.first(mentor);
        for (int each = seats.next(lowest); each != Seats.NOBODY; each = seats.next(each)) {
            if (bids[each] < bids[lowest]) {
                lowest = each;
            }
        }
        return lowest;
    }

    private void giveUp(int mentee) {
        int mentor = seats.mentorOf(mentee);
        seats.unseat(mentee);
        if (price(mentor) > 0) {
            seats.want(mentor);
        }
        seeking[seekingCount++] = mentee;
    }

    /** First those whose seats are wanted: they find one close by. */
    private void seatAll(Watch watch) throws InterruptedException {
        for (int i = 0; i < seekingCount; i++) {
            watch.seen((long) open.length + i / 2, 2L * open.length);
            place(seeking[i]);
        }
        for (int i = 0; i < open.length; i++) {
            watch.seen((long) open.length + Math.max(i, seekingCount / 2), 2L * open.length);
            if (!seats.isSeated(open[i]) && !without[open[i]]) {
                place(open[i]);
            }
        }
    }

    /**
     * Everybody on the path that a search found moves up, so that the mentee at its root has a seat, or somebody else has none.
     *
     * @param end where the path ends: at a mentor of whom a seat is wanted, or at the sink
     */
    final void moveAlong(int root, int end) {
        if (end != SINK) {
            seats.wantNoLonger(end);
        }
        int at = end;
        while (true) {
            int mentee = at == SINK ? SINK : ledTo(at);
            if (mentee == SINK) {
                int leaves = leavesAtSink();
                if (leaves == Seats.NOBODY) {
                    at = freeAtSink();
                    continue;
                }
                without[leaves] = true;
                if (leaves == root) {
                    return;
                }
                at = seats.mentorOf(leaves);
                seats.unseat(leaves);
                continue;
            }
            int left = seats.mentorOf(mentee);
            if (left != Seats.NOBODY) {
                seats.unseat(mentee);
            }
            seat(mentee, at, scoreLedTo(mentee, at));
            if (mentee == root) {
                return;
            }
            at = without[mentee] ? SINK : left;
            without[mentee] = false;
        }
    }

    private void seat(int mentee, int mentor, int score) {
        seatScore[mentee] = score;
        seats.seat(mentee, mentor);
    }

    final long value(int score) {
        return (long) score << shift;
    }

    /** Prices of all mentors, for the {@link Certificate}. */
    final long[] prices() {
        long[] prices = new long[places.length];
        Arrays.setAll(prices, this::price);
        return prices;
    }

    /** Goes back to a best assignment that was found before, with the prices that it had. */
    final void restore(int[] mentorOf, int[] scoreOf, long[] prices) {
        seats.clear();
        for (int i = 0; i < open.length; i++) {
            without[open[i]] = mentorOf[i] == Seats.NOBODY;
            if (!without[open[i]]) {
                seat(open[i], mentorOf[i], scoreOf[i]);
            }
        }
        for (int mentor = 0; mentor < prices.length; mentor++) {
            price(mentor, prices[mentor]);
        }
    }

    abstract long price(int mentor);

    abstract void price(int mentor, long price);

    /** Finds a mentee's best mentor, one with room if several are as good, and the second best; being without counts as one. */
    abstract void look(int mentee);

    /** Seats somebody who has no seat, at the least loss for all. */
    abstract void place(int root);

    /** Who leads to a mentor on the path that was found; may be {@link #SINK}. */
    abstract int ledTo(int mentor);

    abstract int scoreLedTo(int mentee, int mentor);

    /** Who leaves where the path comes to the sink, or nobody: then a free place is taken. */
    abstract int leavesAtSink();

    abstract int freeAtSink();
}
