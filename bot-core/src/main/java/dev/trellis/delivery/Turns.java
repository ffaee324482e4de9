package dev.trellis.delivery;

import dev.trellis.Wordless;
import dev.trellis.attention.Urgency;
import dev.trellis.platform.Pace;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes from lane to lane: those with something to answer first, then whoever has waited longest for its turn. A lane with a hundred
 * thousand messages gets its turn like one with a single message, so it holds up nobody but itself.
 */
@Singleton
class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
    /** Messages of one platform that this node has in hand at most: one that hangs leaves the others alone. */
    private static final int IN_HAND = 1_000;
    /** A lane has in hand what its pace lets out in as long: a workspace where every call hangs leaves the others alone. */
    private static final Duration AHEAD = Duration.ofSeconds(4);
    /** The most messages of one turn. */
    private static final int BATCH = 500;
    /** The least, however many lanes there are: a turn has a price of its own. */
    private static final int LEAST = 20;
    /** Room that is kept for what answers somebody. */
    private static final int KEPT_FOR_ANSWERS = 200;

    /** A turn is a transaction, so what is not urgent waits until there is room for as many, unless a pace gives out fewer anyway. */
    private static final int WORTH_A_TURN = 250;

    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofMillis(20);
    /** However many lanes there are: what was taken first waits no longer than this for the others. */
    private static final Duration LONGEST_LOOK = Duration.ofMillis(100);

    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final Lanes lanes;
    private final Platforms platforms;
    private final Picking picking;
    private final Clock clock;
    /** When each lane had its last turn, in turns; used by one thread at a time. */
    private final Map<Lane, Long> served = new HashMap<>();

    private final Map<Lane, Long> resting = new HashMap<>();
    private long turn;
    private volatile boolean heldUp;

    Turns(Lanes lanes, Platforms platforms, Picking picking, Clock clock) {
        this.lanes = lanes;
        this.platforms = platforms;
        this.picking = picking;
        this.clock = clock;
    }

    /**
     * @param again how long there is nothing to take, as far as is known; zero if there may be more at once
     */
    record Taken(List<Ready> ready, int looked, Duration again) {}

    /** Whether something is due that only its pace holds up. */
    boolean heldUp() {
        return heldUp;
    }

    /** Takes as many messages as there is room for in these hands. */
    synchronized Taken take(Hands hands) {
        Instant now = clock.instant();
        Map<Lane, Urgency> due = new HashMap<>();
        Duration again = LONGEST_REST;
        for (Lanes.Due first : lanes.waiting()) {
            if (first.at().isAfter(now)) {
                again = shorter(again, Duration.between(now, first.at()));
            } else {
                due.merge(first.lane(), first.urgency(), (one, other) -> one.compareTo(other) < 0 ? one : other);
            }
        }
        long nanos = System.nanoTime();
        resting.values().removeIf(until -> until - nanos <= 0);
        heldUp = false;
        for (Map.Entry<Lane, Long> rest : resting.entrySet()) {
            if (due.remove(rest.getKey()) != null) {
                heldUp = true;
                again = shorter(again, Duration.ofNanos(rest.getValue() - nanos));
            }
        }
        List<Ready> ready = new ArrayList<>();
        int looked = 0;
        int share = Math.clamp(due.isEmpty() ? BATCH : IN_HAND / due.size(), LEAST, BATCH);
        for (Lane lane : inTurn(due)) {
            if (!ready.isEmpty() && System.nanoTime() - nanos > LONGEST_LOOK.toNanos()) {
                // What was taken is to be sent now; the others are first the next time.
                again = Duration.ZERO;
                break;
            }
            Picking.Picked picked;
            try {
                Pace pace = platforms
                        .pace(lanes.knownPlatform(lane), lane.callKind())
                        .orElse(null);
                int most = most(lane, pace, due.get(lane) == Urgency.INTERACTIVE, hands);
                if (most == 0) {
                    Duration rest = pace == null ? UNTIL_THERE_IS_ROOM : AHEAD.dividedBy(20);
                    resting.put(lane, System.nanoTime() + rest.toNanos());
                    again = shorter(again, rest);
                    continue;
                }
                served.put(lane, ++turn);
                picked = picking.pick(lane, Math.min(share, most));
            } catch (RuntimeException e) {
                // What the lanes before have claimed is ours by now, and the lanes behind have a right to their turn.
                LOG.warn("no look at {} of workspace {}", lane.callKind(), lane.workspace(), Wordless.of(e));
                resting.put(lane, System.nanoTime() + LONGEST_REST.toNanos());
                continue;
            }
            hands.take(picked.ready());
            ready.addAll(picked.ready());
            looked += picked.looked();
            if (picked.full()) {
                again = Duration.ZERO;
            } else if (picked.again() != null) {
                heldUp = true;
                again = shorter(again, picked.again());
                resting.put(
                        lane,
                        System.nanoTime()
                                + shorter(LONGEST_REST, picked.again()).toNanos());
            }
        }
        return new Taken(ready, looked, again);
    }

    /** For how many more messages of the lane there is room. */
    private int most(Lane lane, @Nullable Pace pace, boolean urgent, Hands hands) {
        String platform = Objects.requireNonNullElse(lanes.knownPlatform(lane), "");
        int room = IN_HAND - hands.of(platform) - (urgent ? 0 : KEPT_FOR_ANSWERS);
        if (pace == null) {
            return room < (urgent ? 1 : WORTH_A_TURN) ? 0 : room;
        }
        int ahead = Math.max(LEAST, (int) AHEAD.dividedBy(pace.interval()));
        return Math.max(0, Math.min(room, ahead - hands.of(lane)));
    }

    private List<Lane> inTurn(Map<Lane, Urgency> due) {
        return due.keySet().stream()
                .sorted(Comparator.comparing((Lane lane) -> due.get(lane) != Urgency.INTERACTIVE)
                        .thenComparing(lane -> served.getOrDefault(lane, 0L)))
                .toList();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
