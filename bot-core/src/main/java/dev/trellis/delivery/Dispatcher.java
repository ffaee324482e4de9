package dev.trellis.delivery;

import dev.trellis.Wordless;
import dev.trellis.attention.Urgency;
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
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one claimed message: composes it, writes down that it is about to be sent, waits for the gate, calls the platform, records what
 * came of it.
 */
@Singleton
class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    /** Calls to one platform that are under way at once at most, and as many more that answer somebody. */
    private static final int CALLS = 512;

    private static final int ANSWERS = 128;
    /** What could not be composed may be after an accident of the database; if it never can, an operator decides after three days. */
    private static final Duration NOT_COMPOSED = Duration.ofMinutes(5);
    /** After as long a wait it is asked once more whether the claim is still ours: a machine may have stood still without its clock. */
    static final Duration AT_ONCE = Duration.ofMillis(250);

    private final Ledger ledger;
    private final Platforms platforms;
    private final Outcomes outcomes;
    private final Gates gates;
    private final SealedJson sealed;
    private final OwnPage ownPage;
    private final Clock clock;
    /** A platform that hangs holds up itself only. */
    private final Map<String, Semaphore> calls = new ConcurrentHashMap<>();

    private final Map<String, Semaphore> answers = new ConcurrentHashMap<>();

    Dispatcher(
            Ledger ledger,
            Platforms platforms,
            Outcomes outcomes,
            Gates gates,
            SealedJson sealed,
            OwnPage ownPage,
            Clock clock) {
        this.ledger = ledger;
        this.platforms = platforms;
        this.outcomes = outcomes;
        this.gates = gates;
        this.sealed = sealed;
        this.ownPage = ownPage;
        this.clock = clock;
    }

    /** Sends it when its moment has come, and returns when it is recorded what came of it. Fails never. */
    void send(Ready ready) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, ready.notBefore() - System.nanoTime())));
            if (isClosed(ready)) {
                return;
            }
            Parcel parcel = parcel(ready);
            if (parcel == null) {
                return;
            }
            Semaphore room = room(ready);
            room.acquire();
            try {
                call(ready, parcel);
            } finally {
                room.release();
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

    private Semaphore room(Ready ready) {
        String platform = ready.at().platform();
        return ready.row().urgency() == Urgency.INTERACTIVE
                ? answers.computeIfAbsent(platform, each -> new Semaphore(ANSWERS))
                : calls.computeIfAbsent(platform, each -> new Semaphore(CALLS));
    }

    private void call(Ready ready, Parcel parcel) throws InterruptedException {
        Long marked = ready.markedAt();
        long began = marked == null ? System.nanoTime() : marked;
        if (marked == null && !marked(ready)) {
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
        if (since(began).compareTo(AT_ONCE) > 0) {
            began = System.nanoTime();
            if (!marked(ready)) {
                return;
            }
        }
        if (since(began).compareTo(Claims.FRESH) > 0) {
            // This machine stood still. If the message is still ours, it was certainly not sent.
            ledger.record(ready, back(ready, clock.instant(), "NOT_CALLED"));
            return;
        }
        dispatch(ready, parcel);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** Whether the platform wants to hear nothing at the moment; then the message waits until it does. */
    private boolean isClosed(Ready ready) {
        Instant closedUntil = gates.closedUntil(ready.lane());
        if (closedUntil != null) {
            ledger.record(ready, back(ready, closedUntil, "LIMITED"));
        }
        return closedUntil != null;
    }

    /** Absent: it cannot be made at the moment, which is recorded. */
    private @Nullable Parcel parcel(Ready ready) {
        OutboxRow row = ready.row();
        try {
            return new Parcel(
                    row.parcelId(),
                    ready.at().workspace(),
                    ready.at().target(),
                    card(row),
                    ready.at().voice());
        } catch (RuntimeException e) {
            LOG.warn("message {} ({}) could not be composed", row.id(), row.kind(), Wordless.of(e));
            ledger.record(
                    ready, Outcomes.again(row, clock.instant(), NOT_COMPOSED, row.attempts() + 1, "NOT_COMPOSED"));
            return null;
        }
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
}
