package dev.trellis.standins;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Faults waiting to strike. Rules are tried in the order they were set; the first whose method matches strikes and uses up
 * one of its calls. A method is the vendor's name for the call as the {@link Witness} writes it ({@code chat.postMessage},
 * {@code POST /v3/conversations}, or for requests to the service {@code block_actions}, {@code event.message} …), or
 * {@code *} for any.
 */
public final class Misbehaviour {
    public static final String ANY = "*";

    private record Rule(String method, Fault fault, AtomicInteger left, int every, AtomicInteger seen) {
        boolean matches(String called) {
            return method.equals(ANY) || method.equals(called);
        }

        /** Whether it is this call's turn. */
        boolean turn() {
            return seen.incrementAndGet() % every == 0;
        }
    }

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final AtomicInteger struck = new AtomicInteger();

    /** The next call of any method. */
    public Misbehaviour next(Fault fault) {
        return next(1, ANY, fault);
    }

    /** The next call of this method. */
    public Misbehaviour next(String method, Fault fault) {
        return next(1, method, fault);
    }

    /** The next calls of this method. */
    public Misbehaviour next(int calls, String method, Fault fault) {
        rules.add(new Rule(method, fault, new AtomicInteger(calls), 1, new AtomicInteger()));
        return this;
    }

    /** Every so-manieth call of this method until {@link #clear()}: of 20, one in 20. */
    public Misbehaviour oneIn(int calls, String method, Fault fault) {
        rules.add(new Rule(method, fault, new AtomicInteger(Integer.MAX_VALUE), calls, new AtomicInteger()));
        return this;
    }

    /** Every call of this method until {@link #clear()}. */
    public Misbehaviour always(String method, Fault fault) {
        return next(Integer.MAX_VALUE, method, fault);
    }

    public void clear() {
        rules.clear();
    }

    /** How many calls were struck so far, by whichever rule. */
    public int struck() {
        return struck.get();
    }

    /** What is still waiting, for display. */
    public List<String> pending() {
        return rules.stream().map(rule -> rule.method() + ": " + rule.fault()).toList();
    }

    /** A fault for a call that the service makes to the stand-in; uses it up. */
    public Optional<Fault> strikeIncoming(String method) {
        return strike(method, false);
    }

    /** A duplicate for a request that the stand-in sends to the service; uses it up. */
    public Optional<Fault.DuplicateDelivery> strikeOutgoing(String method) {
        return strike(method, true).map(Fault.DuplicateDelivery.class::cast);
    }

    private Optional<Fault> strike(String method, boolean outgoing) {
        for (Iterator<Rule> each = rules.iterator(); each.hasNext(); ) {
            Rule rule = each.next();
            if (rule.fault() instanceof Fault.DuplicateDelivery != outgoing || !rule.matches(method) || !rule.turn()) {
                continue;
            }
            int before = rule.left().getAndUpdate(left -> left == Integer.MAX_VALUE ? left : Math.max(0, left - 1));
            if (before <= 1) {
                rules.remove(rule);
            }
            if (before > 0) {
                struck.incrementAndGet();
                return Optional.of(rule.fault());
            }
        }
        return Optional.empty();
    }
}
