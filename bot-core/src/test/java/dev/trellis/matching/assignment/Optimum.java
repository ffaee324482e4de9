package dev.trellis.matching.assignment;

import java.util.Arrays;

/** How good an assignment can be, found in the plainest ways there are; shares nothing with the solver. */
record Optimum(int matched, long total, int weakest) {
    /** The weakest of none. */
    static final int NONE = Integer.MAX_VALUE;

    /** Tries everything: few people only. */
    static Optimum tried(int[][] scores, int[] places, long tolerance) {
        Optimum best = tried(
                scores,
                places,
                (one, other) ->
                        one.matched > other.matched || (one.matched == other.matched && one.total > other.total));
        return tried(
                scores,
                places,
                (one, other) -> one.matched == best.matched
                        && one.total >= best.total - tolerance
                        && (other.matched != best.matched
                                || other.total < best.total - tolerance
                                || one.weakest > other.weakest
                                || (one.weakest == other.weakest && one.total > other.total)));
    }

    private static Optimum tried(int[][] scores, int[] places, Better better) {
        Optimum[] best = {new Optimum(0, 0, NONE)};
        go(scores, places.clone(), 0, new Optimum(0, 0, NONE), better, best);
        return best[0];
    }

    private static void go(int[][] scores, int[] left, int mentee, Optimum so, Better better, Optimum[] best) {
        if (mentee == scores.length) {
            if (better.than(so, best[0])) {
                best[0] = so;
            }
            return;
        }
        go(scores, left, mentee + 1, so, better, best);
        for (int mentor = 0; mentor < left.length; mentor++) {
            int score = scores[mentee][mentor];
            if (score != Scores.FORBIDDEN && left[mentor] > 0) {
                left[mentor]--;
                Optimum next = new Optimum(so.matched + 1, so.total + score, Math.min(so.weakest, score));
                go(scores, left, mentee + 1, next, better, best);
                left[mentor]++;
            }
        }
    }

    /**
     * The greatest total of as many people as possible, by augmenting along the longest path again and again (Bellman and Ford).
     *
     * @return its {@code weakest} is that of the assignment that was found, one of perhaps several
     */
    static Optimum flowed(int[][] scores, int[] places, int floor) {
        int[] mentorOf = new int[scores.length];
        Arrays.fill(mentorOf, -1);
        int[] left = places.clone();
        while (augmented(scores, left, mentorOf, floor)) {}
        int matched = 0;
        long total = 0;
        int weakest = NONE;
        for (int mentee = 0; mentee < scores.length; mentee++) {
            if (mentorOf[mentee] >= 0) {
                matched++;
                total += scores[mentee][mentorOf[mentee]];
                weakest = Math.min(weakest, scores[mentee][mentorOf[mentee]]);
            }
        }
        return new Optimum(matched, total, weakest);
    }

    /** As {@link #tried} with a tolerance, with every floor that there is. */
    static Optimum flowedFairly(int[][] scores, int[] places, long tolerance) {
        Optimum best = flowed(scores, places, 0);
        Optimum fair = best;
        int[] floors = Arrays.stream(scores)
                .flatMapToInt(Arrays::stream)
                .filter(score -> score > 0)
                .distinct()
                .sorted()
                .toArray();
        for (int floor : floors) {
            Optimum lifted = flowed(scores, places, floor);
            if (lifted.matched == best.matched && lifted.total >= best.total - tolerance) {
                fair = lifted;
            }
        }
        return fair;
    }

    private static boolean augmented(int[][] scores, int[] left, int[] mentorOf, int floor) {
        long unreached = Long.MIN_VALUE / 2;
        long[] gain = new long[left.length];
        int[] ledBy = new int[left.length];
        Arrays.fill(gain, unreached);
        boolean again = true;
        while (again) {
            again = false;
            for (int mentee = 0; mentee < scores.length; mentee++) {
                long here = mentorOf[mentee] < 0 ? 0 : gain[mentorOf[mentee]] - scores[mentee][mentorOf[mentee]];
                for (int mentor = 0; mentor < left.length && here > unreached / 2; mentor++) {
                    boolean arc = mentor != mentorOf[mentee] && scores[mentee][mentor] >= Math.max(0, floor);
                    if (arc && here + scores[mentee][mentor] > gain[mentor]) {
                        gain[mentor] = here + scores[mentee][mentor];
                        ledBy[mentor] = mentee;
                        again = true;
                    }
                }
            }
        }
        int end = -1;
        for (int mentor = 0; mentor < left.length; mentor++) {
            if (left[mentor] > 0 && gain[mentor] > unreached / 2 && (end < 0 || gain[mentor] > gain[end])) {
                end = mentor;
            }
        }
        if (end < 0) {
            return false;
        }
        left[end]--;
        while (end >= 0) {
            int mentee = ledBy[end];
            int before = mentorOf[mentee];
            mentorOf[mentee] = end;
            end = before;
        }
        return true;
    }

    private interface Better {
        boolean than(Optimum one, Optimum other);
    }
}
