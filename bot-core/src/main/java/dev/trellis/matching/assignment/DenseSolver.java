package dev.trellis.matching.assignment;

import java.util.Arrays;

/**
 * On a table. After Jonker and Volgenant (1987), with places in place of copies of columns. Looking at a mentee's row is one loop without a
 * branch over whole arrays, which the compiler turns into vector instructions; which row led to a column is not written down there, but
 * found again for the few columns of the path that is taken.
 *
 * <p>O(mentees · (mentees + mentors) · mentors) at worst. Memory besides the table grows with the number of people only.
 */
final class DenseSolver extends Solver {
    /** Being without a mentor may lie so far away at most, or numbers would run over. */
    static final int FARTHEST = 1 << 26;
    /** Added where the search has been. */
    private static final int BEEN = 1 << 30;

    /** 0, which the compiler must not know: see {@link Rows#least}. */
    private int nothing;

    private final int[][] rows;
    private final int mentors;
    private final int[] price;

    /** The price, or out of reach where the search has been. */
    private final int[] masked;

    private final int[] distance;
    /** At what distance the search came to a mentor, for those where it has been. */
    private final int[] level;

    private final int[] been;
    private int beenCount;

    /** Mentees in the order in which the search came to them, and how far it is from them to a mentor with score and price 0. */
    private final int[] tree;

    private final int[] reach;
    private int treeCount;
    /** Whose leaving altogether costs least. */
    private int cheapest;

    private int cheapestReach;

    /** How far the sink is, by whom, and how many were in the tree then; far away until the search comes to it. */
    private int sinkAt;

    private int free;
    private int treeAtSink;
    private final boolean[] inUseAtSink;

    DenseSolver(ScoreTable table, int[] open, int[] places, long apart, int shift) {
        super(table.mentees(), open, places, apart, shift);
        rows = table.rows();
        mentors = table.mentors();
        price = new int[mentors];
        masked = new int[mentors];
        distance = new int[mentors];
        level = new int[mentors];
        been = new int[mentors];
        tree = new int[table.mentees()];
        reach = new int[table.mentees()];
        inUseAtSink = new boolean[mentors];
    }

    @Override
    long price(int mentor) {
        return price[mentor];
    }

    @Override
    void price(int mentor, long value) {
        price[mentor] = (int) value;
    }

    @Override
    void look(int mentee) {
        int[] values = distance;
        int greatest = Rows.values(rows[mentee], price, values, floor, shift);
        if (greatest <= -apart) {
            best = Seats.NOBODY;
            bestValue = -apart;
            return;
        }
        int first = Rows.index(values, greatest, 0);
        best = first;
        values[first] = Integer.MIN_VALUE;
        int second = Rows.greatest(values, nothing);
        if (second == greatest && !seats.hasRoom(first)) {
            best = withRoom(values, greatest, first);
        }
        bestScore = rows[mentee][best];
        bestValue = greatest;
        secondValue = Math.max(second, -apart);
    }

    private int withRoom(int[] values, int value, int otherwise) {
        for (int mentor = Rows.index(values, value, 0);
                mentor < mentors;
                mentor = Rows.index(values, value, mentor + 1)) {
            if (seats.hasRoom(mentor)) {
                return mentor;
            }
        }
        return otherwise;
    }

    @Override
    void place(int root) {
        System.arraycopy(price, 0, masked, 0, mentors);
        Arrays.fill(distance, Integer.MAX_VALUE);
        beenCount = 0;
        treeCount = 0;
        cheapestReach = Integer.MAX_VALUE;
        sinkAt = Integer.MAX_VALUE;
        free = Seats.NOBODY;
        int nearest = grow(root, 0);
        while (true) {
            if (sinkAt == Integer.MAX_VALUE && nearest >= (int) apart + cheapestReach) {
                if (reachSink(root, (int) apart + cheapestReach)) {
                    return;
                }
                nearest = passSink();
                continue;
            }
            int from = beenCount;
            int wanted = settle(nearest);
            if (wanted != Seats.NOBODY) {
                beenCount = from;
                level[wanted] = nearest;
                moveAlong(root, wanted);
                pay(nearest);
                return;
            }
            if (sinkAt == Integer.MAX_VALUE && free != Seats.NOBODY) {
                beenCount = from;
                level[free] = nearest;
                if (reachSink(root, nearest)) {
                    return;
                }
                nearest = passSink();
                continue;
            }
            nearest = goOn(from, nearest);
        }
    }

    /** Whether that was the end. */
    private boolean reachSink(int root, int length) {
        sinkAt = length;
        treeAtSink = treeCount;
        if (seats.anyWanted()) {
            return false;
        }
        moveAlong(root, SINK);
        pay(length);
        return true;
    }

    private int passSink() {
        for (int mentor = 0; mentor < mentors; mentor++) {
            inUseAtSink[mentor] = seats.isInUse(mentor);
            if (inUseAtSink[mentor] && masked[mentor] < BEEN) {
                distance[mentor] = Math.min(distance[mentor], sinkAt + price[mentor]);
            }
        }
        for (int mentee : open) {
            if (without[mentee]) {
                grow(mentee, sinkAt - (int) apart);
            }
        }
        return Rows.least(distance, nothing);
    }

    /** Notes all mentors at this distance, the first free one among them; stops at one of whom a seat is wanted, and gives them. */
    private int settle(int nearest) {
        for (int mentor = Rows.index(distance, nearest, 0);
                mentor < mentors;
                mentor = Rows.index(distance, nearest, mentor + 1)) {
            if (seats.isWanted(mentor)) {
                return mentor;
            }
            if (sinkAt == Integer.MAX_VALUE && free == Seats.NOBODY && seats.hasRoom(mentor)) {
                free = mentor;
            }
            been[beenCount++] = mentor;
        }
        return Seats.NOBODY;
    }

    /** Looks from all who sit with these mentors; gives the next distance. */
    private int goOn(int from, int nearest) {
        for (int at = from; at < beenCount; at++) {
            distance[been[at]] = Integer.MAX_VALUE;
            masked[been[at]] += BEEN;
            level[been[at]] = nearest;
        }
        int before = treeCount;
        int next = nearest;
        for (int at = from; at < beenCount; at++) {
            int mentor = been[at];
            for (int mentee = seats.first(mentor); mentee != Seats.NOBODY; mentee = seats.next(mentee)) {
                next = grow(mentee, nearest + (seatScore[mentee] << shift) - price[mentor]);
            }
        }
        return treeCount == before ? Rows.least(distance, nothing) : next;
    }

    /** Gives the distance of the nearest mentor then. */
    private int grow(int mentee, int reached) {
        tree[treeCount] = mentee;
        reach[treeCount++] = reached;
        if (reached < cheapestReach && sinkAt == Integer.MAX_VALUE) {
            cheapestReach = reached;
            cheapest = mentee;
        }
        return Rows.relax(rows[mentee], masked, distance, reached, floor, shift);
    }

    @Override
    int leavesAtSink() {
        return free == Seats.NOBODY ? cheapest : Seats.NOBODY;
    }

    @Override
    int freeAtSink() {
        return free;
    }

    /** The first one in the tree from whom the mentor is as far as they are; so nobody is met twice on the way back. */
    @Override
    int ledTo(int mentor) {
        for (int at = 0; at < treeCount; at++) {
            if (at == treeAtSink && leadsFromSink(mentor)) {
                return SINK;
            }
            int score = rows[tree[at]][mentor];
            if (score >= floor && reach[at] - (score << shift) + price[mentor] == level[mentor]) {
                return tree[at];
            }
        }
        if (leadsFromSink(mentor)) {
            return SINK;
        }
        throw new IllegalStateException("a mentor at a distance that nobody led to");
    }

    private boolean leadsFromSink(int mentor) {
        return sinkAt != Integer.MAX_VALUE && inUseAtSink[mentor] && level[mentor] == sinkAt + price[mentor];
    }

    @Override
    int scoreLedTo(int mentee, int mentor) {
        return rows[mentee][mentor];
    }

    private void pay(int length) {
        for (int at = 0; at < beenCount; at++) {
            price[been[at]] += length - level[been[at]];
        }
        if (sinkAt < length) {
            for (int mentor = 0; mentor < mentors; mentor++) {
                if (places[mentor] > 0) {
                    price[mentor] = Math.max(0, price[mentor] - (length - sinkAt));
                }
            }
        }
    }
}
