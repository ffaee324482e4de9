package dev.trellis.standins;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.standins.WitnessedCall.Direction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Saw every call; tests ask it "delivered exactly once?" and "nothing went out?". Keeps the newest {@value #KEPT}. */
public final class Witness {
    private static final int KEPT = 20_000;

    private final InstantSource clock;
    private final Deque<WitnessedCall> calls = new ArrayDeque<>();
    private long last;

    public Witness(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized void record(Direction direction, String method, JsonNode arguments, String outcome) {
        calls.addLast(new WitnessedCall(++last, clock.instant(), direction, method, arguments.deepCopy(), outcome));
        if (calls.size() > KEPT) {
            calls.removeFirst();
        }
        notifyAll();
    }

    public synchronized List<WitnessedCall> calls() {
        return new ArrayList<>(calls);
    }

    public List<WitnessedCall> calls(Predicate<WitnessedCall> which) {
        return calls().stream().filter(which).toList();
    }

    /** Calls of this method, whoever made them. */
    public List<WitnessedCall> calls(String method) {
        return calls(call -> call.method().equals(method));
    }

    /** How often the service called this method and was answered well. */
    public long succeeded(String method) {
        return calls(method).stream().filter(WitnessedCall::ok).count();
    }

    /** Everything the service called since that number ({@link #mark()}). */
    public List<WitnessedCall> fromServiceSince(long mark) {
        return calls(call -> call.number() > mark && call.direction() == Direction.FROM_SERVICE);
    }

    /** The number of the newest call; 0 before any. */
    public synchronized long mark() {
        return last;
    }

    /** Waits in real time until so many calls match, and says whether they did. */
    public synchronized boolean await(Predicate<WitnessedCall> which, int count, Duration atMost)
            throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (calls.stream().filter(which).count() < count) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    public synchronized void clear() {
        calls.clear();
    }
}
