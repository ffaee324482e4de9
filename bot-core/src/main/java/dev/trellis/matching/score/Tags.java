package dev.trellis.matching.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for tags of one kind, so that sets of them are bits. Numbered in the order in which they come. */
final class Tags {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> tags = new ArrayList<>();

    int number(String tag) {
        return numbers.computeIfAbsent(tag, added -> {
            tags.add(added);
            return tags.size() - 1;
        });
    }

    long[] bits(Collection<String> of) {
        long[] bits = new long[1];
        for (String tag : of) {
            int number = number(tag);
            if (number >> 6 >= bits.length) {
                bits = Arrays.copyOf(bits, (number >> 6) + 1);
            }
            bits[number >> 6] |= 1L << number;
        }
        return bits;
    }

    /** In alphabetical order. */
    List<String> named(long[] bits) {
        List<String> named = new ArrayList<>();
        for (int number = 0; number < bits.length << 6; number++) {
            if ((bits[number >> 6] >>> number & 1) != 0) {
                named.add(tags.get(number));
            }
        }
        named.sort(null);
        return named;
    }

    static int count(long[] bits) {
        int count = 0;
        for (long each : bits) {
            count += Long.bitCount(each);
        }
        return count;
    }

    static int countBoth(long[] one, long[] other) {
        int count = 0;
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            count += Long.bitCount(one[i] & other[i]);
        }
        return count;
    }

    static long[] both(long[] one, long[] other) {
        long[] both = new long[Math.min(one.length, other.length)];
        for (int i = 0; i < both.length; i++) {
            both[i] = one[i] & other[i];
        }
        return both;
    }

    /** What is in the first one only. */
    static long[] without(long[] one, long[] other) {
        long[] left = one.clone();
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            left[i] &= ~other[i];
        }
        return left;
    }
}
