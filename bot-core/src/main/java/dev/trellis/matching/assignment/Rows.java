package dev.trellis.matching.assignment;

/**
 * Loops over all mentors, in forms that the compiler turns into vector instructions: arrays walked at one index, and no branches. That
 * makes looking at a row more than three times as fast; whoever changes them should look at the benchmark {@code match-dense}.
 */
final class Rows {
    /** Added where there is no pair: above everything that can be reached. */
    private static final int OUT = 1 << 29;

    private Rows() {}

    /** Score less price, out of reach where there is no pair; gives the greatest. */
    static int values(int[] row, int[] price, int[] values, int floor, int shift) {
        int greatest = Integer.MIN_VALUE;
        for (int mentor = 0; mentor < values.length; mentor++) {
            int score = row[mentor];
            int value = (score << shift) - price[mentor] - (((score - floor) >> 31) & OUT);
            values[mentor] = value;
            greatest = Math.max(greatest, value);
        }
        return greatest;
    }

    /** Notes where it is nearer by this row; gives the least distance. */
    static int relax(int[] row, int[] price, int[] distance, int reached, int floor, int shift) {
        int least = Integer.MAX_VALUE;
        for (int mentor = 0; mentor < distance.length; mentor++) {
            int score = row[mentor];
            int longer = reached - (score << shift) + price[mentor] + (((score - floor) >> 31) & OUT);
            int nearer = Math.min(distance[mentor], longer);
            distance[mentor] = nearer;
            least = Math.min(least, nearer);
        }
        return least;
    }

    /** @param nothing 0: a loop that only compares is not made into vector instructions, one that adds something is */
    static int least(int[] numbers, int nothing) {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < numbers.length; i++) {
            least = Math.min(least, (numbers[i] ^ nothing) + nothing);
        }
        return least;
    }

    /** @param nothing as in {@link #least} */
    static int greatest(int[] numbers, int nothing) {
        int greatest = Integer.MIN_VALUE;
        for (int i = 0; i < numbers.length; i++) {
            greatest = Math.max(greatest, (numbers[i] ^ nothing) + nothing);
        }
        return greatest;
    }

    /** Where a number stands, from there on; behind the end if nowhere. */
    static int index(int[] numbers, int number, int from) {
        int at = from;
        while (at < numbers.length && numbers[at] != number) {
            at++;
        }
        return at;
    }
}
