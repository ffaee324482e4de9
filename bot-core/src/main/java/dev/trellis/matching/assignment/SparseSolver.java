package dev.trellis.matching.assignment;

/**
 * On lists. Prices are never negative and lists have the best first, so a look at a list ends where a score alone is no better than what
 * was found; and a search goes no farther than the nearest end that it has seen.
 *
 * <p>O(mentees · pairs · log mentors) at worst. Memory besides the lists grows with the number of people only.
 */
final class SparseSolver extends Solver {
    private final int[] starts;
    private final int[] mentorAt;
    private final int[] scoreAt;
    private final long[] price;

    private final Frontier frontier;
    /** Mentors exactly as far as the search is: they need no sorting. */
    private final int[] here;

    private int hereCount;
    private long now;

    private final long[] distance;
    private final int[] ledBy;
    private final int[] ledScore;
    /** In which search a mentor was seen: its number; and one more where the search has been. Numbers are even. */
    private final int[] seen;

    private int search;
    private final int[] been;
    private int beenCount;

    /** Nothing as far as this is of interest any more; and what the path ends with that is so long. */
    private long limit;

    private int end;

    private long sinkAt;
    private boolean sinkPassed;
    private int free;
    private int cheapest;
    private long cheapestReach;

    SparseSolver(ScoreLists lists, int[] open, int[] places, long apart, int shift) {
        super(lists.mentees(), open, places, apart, shift);
        starts = lists.starts();
        mentorAt = lists.mentorAt();
        scoreAt = lists.scoreAt();
        int mentors = lists.mentors();
        price = new long[mentors];
        frontier = new Frontier(mentors, (4 * (apart + Scores.HIGHEST + 1)) << shift);
        here = new int[mentors];
        distance = new long[mentors];
        ledBy = new int[mentors];
        ledScore = new int[mentors];
        seen = new int[mentors];
        been = new int[mentors];
    }

    @Override
    long price(int mentor) {
        return price[mentor];
    }

    @Override
    void price(int mentor, long value) {
        price[mentor] = value;
    }

    @Override
    void look(int mentee) {
        int mentor = Seats.NOBODY;
        int mentorScore = 0;
        long first = -apart;
        long second = -apart;
        int last = starts[mentee + 1];
        for (int at = starts[mentee]; at < last; at++) {
            int score = scoreAt[at];
            long worth = (long) score << shift;
            if (score < floor || worth <= second) {
                break;
            }
            int each = mentorAt[at];
            long value = worth - price[each];
            if (value > first) {
                second = first;
                first = value;
                mentor = each;
                mentorScore = score;
            } else if (value > second) {
                second = value;
                if (value == first && seats.hasRoom(each) && mentor != Seats.NOBODY && !seats.hasRoom(mentor)) {
                    mentor = each;
                    mentorScore = score;
                }
            }
        }
        best = mentor;
        bestScore = mentorScore;
        bestValue = first;
        secondValue = second;
    }

    @Override
    void place(int root) {
        search += 2;
        frontier.clear();
        hereCount = 0;
        beenCount = 0;
        now = Long.MIN_VALUE;
        limit = Long.MAX_VALUE;
        sinkAt = Long.MAX_VALUE;
        sinkPassed = false;
        cheapestReach = Long.MAX_VALUE;
        grow(root, 0);
        for (int at = nearest(); at != Seats.NOBODY; at = nearest()) {
            if (at == SINK) {
                passSink();
            } else {
                pass(at);
            }
        }
        moveAlong(root, end);
        pay();
    }

    private void pass(int mentor) {
        seen[mentor] = search + 1;
        been[beenCount++] = mentor;
        for (int mentee = seats.first(mentor); mentee != Seats.NOBODY; mentee = seats.next(mentee)) {
            grow(mentee, now + value(seatScore[mentee]) - price[mentor]);
        }
    }

    private void passSink() {
        sinkPassed = true;
        for (int mentor = 0; mentor < price.length; mentor++) {
            if (seats.isInUse(mentor)) {
                see(mentor, sinkAt + price[mentor], SINK, 0);
            }
        }
        for (int mentee : open) {
            if (without[mentee]) {
                grow(mentee, sinkAt - apart);
            }
        }
    }

    /** The nearest mentor within the limit that the search has not been to, or the sink, or {@link Seats#NOBODY}. */
    private int nearest() {
        while (hereCount > 0 && now < limit) {
            int mentor = here[--hereCount];
            if (seen[mentor] == search) {
                return mentor;
            }
        }
        while (!frontier.isEmpty() && frontier.distance() < Math.min(limit, sinkPassed ? limit : sinkAt)) {
            long away = frontier.distance();
            int mentor = frontier.poll();
            if (seen[mentor] == search) {
                now = away;
                return mentor;
            }
        }
        if (!sinkPassed && sinkAt < limit) {
            now = sinkAt;
            return SINK;
        }
        return Seats.NOBODY;
    }

    private void grow(int mentee, long reached) {
        if (!sinkPassed && reached < cheapestReach) {
            cheapestReach = reached;
            cheapest = mentee;
            reachSink(reached + apart, Seats.NOBODY);
        }
        int last = starts[mentee + 1];
        for (int at = starts[mentee]; at < last; at++) {
            int score = scoreAt[at];
            long away = reached - ((long) score << shift);
            if (away >= limit || score < floor) {
                break;
            }
            int mentor = mentorAt[at];
            see(mentor, away + price[mentor], mentee, score);
        }
    }

    private void see(int mentor, long away, int mentee, int score) {
        if (away >= limit || seen[mentor] > search || (seen[mentor] == search && away >= distance[mentor])) {
            return;
        }
        seen[mentor] = search;
        distance[mentor] = away;
        ledBy[mentor] = mentee;
        ledScore[mentor] = score;
        if (seats.isWanted(mentor)) {
            limit = away;
            end = mentor;
            return;
        }
        if (seats.hasRoom(mentor)) {
            reachSink(away, mentor);
        }
        if (away < limit) {
            if (away == now) {
                here[hereCount++] = mentor;
            } else {
                frontier.add(mentor, away);
            }
        }
    }

    /** While no seat is wanted, that is the end; else it may go on from there. */
    private void reachSink(long away, int mentor) {
        if (!sinkPassed && away < sinkAt) {
            sinkAt = away;
            free = mentor;
            if (!seats.anyWanted()) {
                limit = Math.min(limit, away);
                end = SINK;
            }
        }
    }

    @Override
    int ledTo(int mentor) {
        return ledBy[mentor];
    }

    @Override
    int scoreLedTo(int mentee, int mentor) {
        return ledScore[mentor];
    }

    @Override
    int leavesAtSink() {
        return free == Seats.NOBODY ? cheapest : Seats.NOBODY;
    }

    @Override
    int freeAtSink() {
        return free;
    }

    private void pay() {
        for (int at = 0; at < beenCount; at++) {
            price[been[at]] += limit - distance[been[at]];
        }
        if (sinkPassed && sinkAt < limit) {
            for (int mentor = 0; mentor < price.length; mentor++) {
                if (places[mentor] > 0) {
                    price[mentor] = Math.max(0, price[mentor] - (limit - sinkAt));
                }
            }
        }
    }
}
