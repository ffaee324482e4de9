package dev.trellis.matching.assignment;

import java.util.Arrays;

/** Who sits where while an assignment is being made. Seats are taken and left in constant time, whatever a mentor's places. */
final class Seats {
    static final int NOBODY = -1;

    private final int[] places;
    /** Seats in use, wanted ones among them. */
    private final int[] taken;
    /** Seats that somebody left and that somebody must take again, for others pay for them. */
    private final int[] wanted;

    private int allWanted;
    private int seated;
    /** The mentees of a mentor are a chain. */
    private final int[] first;

    private final int[] next;
    private final int[] previous;
    private final int[] mentorOf;

    Seats(int mentees, int[] places) {
        this.places = places;
        taken = new int[places.length];
        wanted = new int[places.length];
        first = new int[places.length];
        next = new int[mentees];
        previous = new int[mentees];
        mentorOf = new int[mentees];
        clear();
    }

    void clear() {
        Arrays.fill(taken, 0);
        Arrays.fill(wanted, 0);
        allWanted = 0;
        seated = 0;
        Arrays.fill(first, NOBODY);
        Arrays.fill(mentorOf, NOBODY);
    }

    boolean hasRoom(int mentor) {
        return taken[mentor] < places[mentor];
    }

    /** Whether a seat is in use, or wanted. */
    boolean isInUse(int mentor) {
        return taken[mentor] > 0;
    }

    boolean isWanted(int mentor) {
        return wanted[mentor] > 0;
    }

    boolean anyWanted() {
        return allWanted > 0;
    }

    /** A free seat counts as taken until somebody takes it. */
    void want(int mentor) {
        taken[mentor]++;
        wanted[mentor]++;
        allWanted++;
    }

    void wantNoLonger(int mentor) {
        taken[mentor]--;
        wanted[mentor]--;
        allWanted--;
    }

    /** How many mentees have a seat. */
    int seated() {
        return seated;
    }

    int first(int mentor) {
        return first[mentor];
    }

    /** The one after this mentee with the same mentor. */
    int next(int mentee) {
        return next[mentee];
    }

    /** Or {@link #NOBODY}. */
    int mentorOf(int mentee) {
        return mentorOf[mentee];
    }

    boolean isSeated(int mentee) {
        return mentorOf[mentee] != NOBODY;
    }

    void seat(int mentee, int mentor) {
        int head = first[mentor];
        next[mentee] = head;
        previous[mentee] = NOBODY;
        if (head != NOBODY) {
            previous[head] = mentee;
        }
        first[mentor] = mentee;
        mentorOf[mentee] = mentor;
        taken[mentor]++;
        seated++;
    }

    void unseat(int mentee) {
        int mentor = mentorOf[mentee];
        if (previous[mentee] == NOBODY) {
            first[mentor] = next[mentee];
        } else {
            next[previous[mentee]] = next[mentee];
        }
        if (next[mentee] != NOBODY) {
            previous[next[mentee]] = previous[mentee];
        }
        mentorOf[mentee] = NOBODY;
        taken[mentor]--;
        seated--;
    }
}
