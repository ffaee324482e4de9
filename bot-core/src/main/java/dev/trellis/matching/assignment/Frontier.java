package dev.trellis.matching.assignment;

import java.util.Arrays;

/** Mentors that a search has seen, the nearest first; of several at one distance the lowest number. A binary heap of packed numbers. */
final class Frontier {
    private final int bits;
    private final long bias;
    private long[] heap = new long[1024];
    private int size;

    /**
     * @param mentors how many numbers there are
     * @param farthest distances lie between this and its opposite
     */
    Frontier(int mentors, long farthest) {
        bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(Math.max(0, mentors - 1)));
        bias = farthest;
        if (farthest >= 1L << (62 - bits)) {
            throw new IllegalArgumentException("too many people for scores as great as these");
        }
    }

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(int mentor, long distance) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        long entry = (distance + bias) << bits | mentor;
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (heap[parent] <= entry) {
                break;
            }
            heap[at] = heap[parent];
            at = parent;
        }
        heap[at] = entry;
    }

    /** Of the nearest one, who must be there. */
    long distance() {
        return (heap[0] >>> bits) - bias;
    }

    /** Takes out the nearest one, who must be there. */
    int poll() {
        int mentor = (int) (heap[0] & ((1L << bits) - 1));
        long last = heap[--size];
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= last) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
        return mentor;
    }
}
