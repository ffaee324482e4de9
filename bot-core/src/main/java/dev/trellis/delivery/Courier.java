package dev.trellis.delivery;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is due out of the outbox and hands it to the platforms.
 *
 * <p>Guarantees, whatever dies in between:
 *
 * <ul>
 *   <li>An intent is delivered once, or its fate is to be read: blocked or dropped, with the reason. None is lost.
 *   <li>Before a platform is called it is committed that it will be. A message whose sending was not heard of again is looked for before
 *       it is sent again, and blocked for an operator where the platform cannot be asked, until somebody taps it there, see
 *       {@link Sightings}. It is never sent blindly.
 *   <li>A claim is a lease. Whoever was stopped for longer than it lasts neither sends nor records.
 *   <li>Calls keep to the platform's pace, counted over all nodes. While a platform wants to hear nothing, it is not called.
 *   <li>Each workspace takes turns with the others, and what answers somebody goes first.
 * </ul>
 */
@Singleton
public class Courier {
    private final Turns turns;
    private final Dispatcher dispatcher;
    private final Hands hands = new Hands();
    /** The last of those that must not overtake each other, by conversation. */
    private final Map<String, Thread> last = new ConcurrentHashMap<>();

    Courier(Turns turns, Dispatcher dispatcher) {
        this.turns = turns;
        this.dispatcher = dispatcher;
    }

    /**
     * What one look came to.
     *
     * @param looked messages that were looked at
     * @param again how long nothing will be due, as far as is known; others may write at any time
     */
    public record Look(int looked, Duration again) {}

    /** Takes what is due and there is room for, and returns while it is being delivered. */
    public Look look() {
        Turns.Taken taken = turns.take(hands);
        taken.ready().stream()
                .collect(Collectors.groupingBy(Courier::line))
                .values()
                .forEach(this::deliver);
        return new Look(taken.looked(), taken.again());
    }

    /** Returns when nothing is in hand. */
    public void finish() {
        hands.awaitNone();
    }

    /**
     * Delivers everything that is due now, and returns when it is done.
     *
     * @return how many messages were looked at
     */
    public int deliverDue() {
        return deliverDue(() -> true);
    }

    /** Like {@link #deliverDue()}, and takes nothing more when {@code goOn} says no. */
    public int deliverDue(BooleanSupplier goOn) {
        int looked = 0;
        while (goOn.getAsBoolean()) {
            Look look = look();
            looked += look.looked();
            if (look.looked() == 0) {
                if (hands.count() > 0) {
                    hands.awaitChange();
                } else if (turns.heldUp()) {
                    pause(look.again());
                } else {
                    break;
                }
            }
        }
        finish();
        return looked;
    }

    /** What must not overtake each other: messages to one person, posts to one channel. */
    private static String line(Ready ready) {
        String conversation = Briefing.conversation(ready.row());
        return conversation == null ? "row " + ready.row().id() : conversation;
    }

    private void deliver(List<Ready> line) {
        String name = line(line.getFirst());
        last.compute(
                name,
                (key, before) -> Thread.ofVirtual().start(() -> {
                    try {
                        if (before != null) {
                            before.join();
                        }
                        line.forEach(dispatcher::send);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        last.remove(name, Thread.currentThread());
                        hands.give(line);
                    }
                }));
    }

    private static void pause(@Nullable Duration time) {
        if (time != null && time.isPositive()) {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a turn", e);
            }
        }
    }
}
