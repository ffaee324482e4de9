package dev.trellis.delivery;

import dev.trellis.Wordless;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.OutboxRow.State;
import dev.trellis.platform.Capability;
import dev.trellis.platform.ChatPlatform;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.Parcel;
import dev.trellis.secrecy.SealedJson;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    /** Messages that this node has in hand at most; what answers somebody may be a few more. */
    private static final int IN_HAND = 1_000;
    /** Calls that are under way at once at most. */
    private static final int CALLS = 256;
    /** A mark older than this is not used any more: the call takes up to 15 seconds of what is left of the lease. */
    private static final Duration FRESH = Claims.LEFT.minusSeconds(20);

    private final Turns turns;
    private final Ledger ledger;
    private final Platforms platforms;
    private final Outcomes outcomes;
    private final Gates gates;
    private final SealedJson sealed;
    private final OwnPage ownPage;
    private final Clock clock;
    private final Semaphore calls = new Semaphore(CALLS);
    private final Hands hands = new Hands();
    /** The last of those that must not overtake each other, by conversation. */
    private final Map<String, Thread> last = new ConcurrentHashMap<>();

    Courier(
            Turns turns,
            Ledger ledger,
            Platforms platforms,
            Outcomes outcomes,
            Gates gates,
            SealedJson sealed,
            OwnPage ownPage,
            Clock clock) {
        this.turns = turns;
        this.ledger = ledger;
        this.platforms = platforms;
        this.outcomes = outcomes;
        this.gates = gates;
        this.sealed = sealed;
        this.ownPage = ownPage;
        this.clock = clock;
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
        int room = IN_HAND - hands.count();
        if (room <= 0) {
            return new Look(0, Duration.ofMillis(5));
        }
        Turns.Taken taken = turns.take(room);
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
        hands.take(line.size());
        String name = line(line.getFirst());
        last.compute(
                name,
                (key, before) -> Thread.ofVirtual().start(() -> {
                    try {
                        if (before != null) {
                            before.join();
                        }
                        line.forEach(this::handle);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        last.remove(name, Thread.currentThread());
                        hands.give(line.size());
                    }
                }));
    }

    private void handle(Ready ready) {
        try {
            pause(Duration.ofNanos(ready.notBefore() - System.nanoTime()));
            if (isClosed(ready)) {
                return;
            }
            Parcel parcel = parcel(ready);
            long began = System.nanoTime();
            if (!marked(ready)) {
                return;
            }
            // After the mark, for many marks are committed at once, and calls should not come like that.
            Gate gate = gates.of(ready.lane(), ready.at().platform());
            if (gate != null) {
                gate.pass();
            }
            if (isClosed(ready)) {
                return;
            }
            calls.acquire();
            try {
                if (System.nanoTime() - began <= FRESH.toNanos()) {
                    dispatch(ready, parcel);
                }
                // Else this machine stood still for so long that somebody else may have taken the message meanwhile.
            } finally {
                calls.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The platform was not called yet, or its answer could not be recorded. In the first case the lease runs
            // out and the message is as it was; in the second it is in doubt then. Either way the row says which, and
            // not this accident.
            LOG.warn(
                    "message {} ({}) could not be handled",
                    ready.row().id(),
                    ready.row().kind(),
                    Wordless.of(e));
        }
    }

    /** Whether the platform wants to hear nothing at the moment; then the message waits until it does. */
    private boolean isClosed(Ready ready) {
        Instant closedUntil = gates.closedUntil(ready.lane());
        if (closedUntil != null) {
            ledger.record(ready, back(ready, closedUntil, "LIMITED"));
        }
        return closedUntil != null;
    }

    private Parcel parcel(Ready ready) {
        OutboxRow row = ready.row();
        return new Parcel(
                row.parcelId(),
                ready.at().workspace(),
                ready.at().target(),
                card(row),
                ready.at().voice());
    }

    private void dispatch(Ready ready, Parcel parcel) {
        OutboxRow row = ready.row();
        ChatPlatform platform = platforms.named(ready.at().platform()).orElseThrow();
        boolean findable = platform.capabilities().contains(Capability.FINDS_ITS_MESSAGES);
        boolean looking = row.doubtful() && !row.repeatable();
        DeliveryOutcome outcome = looking ? found(platform, parcel) : platform.deliver(parcel);
        if (outcome instanceof DeliveryOutcome.Limited limited) {
            gates.close(ready.lane(), clock.instant().plus(limited.delay()));
        }
        ledger.record(
                ready,
                looking && outcome instanceof DeliveryOutcome.Rejected
                        // It is certainly not there, so it is an ordinary message again, with the budget and the hours
                        // that hold for it now.
                        ? back(ready, clock.instant(), "NOT_ARRIVED")
                        : outcomes.verdict(row, ready.at(), findable, outcome));
    }

    private Card card(OutboxRow row) {
        return row.target() == OutboxRow.Kind.HOME
                ? ownPage.of(row.organizationId(), Objects.requireNonNull(row.personId()))
                        .orElseThrow()
                : row.card(sealed);
    }

    private static DeliveryOutcome found(ChatPlatform platform, Parcel parcel) {
        return platform.capabilities().contains(Capability.FINDS_ITS_MESSAGES)
                ? platform.find(parcel)
                : new DeliveryOutcome.Unknown("this platform cannot be asked");
    }

    /** Whether it is written down, and still ours to send. */
    private boolean marked(Ready ready) {
        try {
            return ledger.sending(ready);
        } catch (RuntimeException e) {
            ledger.record(ready, back(ready, clock.instant(), "NOT_MARKED"));
            return false;
        }
    }

    /** Back to where it waits, or if it was in doubt and was not found: to where it is said. */
    private static Verdict back(Ready ready, Instant at, String why) {
        OutboxRow row = ready.row();
        boolean doubtful = row.doubtful() && !why.equals("NOT_ARRIVED");
        return new Verdict.Again(
                doubtful ? State.IN_DOUBT : State.WAITING,
                doubtful ? row.lane() : row.lane().with(row.saying()),
                at,
                row.attempts(),
                why);
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
