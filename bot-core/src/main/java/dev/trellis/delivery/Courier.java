package dev.trellis.delivery;

import dev.trellis.Wordless;
import dev.trellis.attention.Attention.Decision;
import dev.trellis.attention.Urgency;
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
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is due out of the outbox and hands it to the platforms.
 *
 * <p>Guarantees: a message whose arrival is in doubt is looked for before it is sent again, and is blocked for an operator where the
 * platform cannot be asked; on one node, messages to one person leave one after the other, so that the budget
 * counts each of them.
 */
@Singleton
public class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int BATCH = 200;
    private static final Duration REMOVED = Duration.ofMinutes(30);
    private static final Duration ORIGINAL_NOT_SENT_YET = Duration.ofSeconds(2);

    private final Claims claims;
    private final Recipients recipients;
    private final Addressing addressing;
    private final Platforms platforms;
    private final Outcomes outcomes;
    private final SealedJson sealed;
    private final Clock clock;

    Courier(
            Claims claims,
            Recipients recipients,
            Addressing addressing,
            Platforms platforms,
            Outcomes outcomes,
            SealedJson sealed,
            Clock clock) {
        this.claims = claims;
        this.recipients = recipients;
        this.addressing = addressing;
        this.platforms = platforms;
        this.outcomes = outcomes;
        this.sealed = sealed;
        this.clock = clock;
    }

    /**
     * Delivers everything that is due now, batch by batch, and returns when it is done.
     *
     * @return how many messages were looked at
     */
    public int deliverDue() {
        return deliverDue(() -> true);
    }

    /**
     * Like {@link #deliverDue()}, and finishes early, without claiming a further batch, when {@code goOn} says no: a service that is
     * being stopped settles what it has claimed and leaves the rest to others.
     */
    public int deliverDue(BooleanSupplier goOn) {
        claims.recoverLost();
        int handled = 0;
        Claims.Batch batch = claims.take(BATCH);
        while (!batch.rows().isEmpty()) {
            deliver(batch);
            handled += batch.rows().size();
            if (!goOn.getAsBoolean()) {
                return handled;
            }
            batch = claims.take(BATCH);
        }
        return handled;
    }

    private void deliver(Claims.Batch batch) {
        Collection<List<OutboxRow>> lines = batch.rows().stream()
                .collect(Collectors.groupingBy(Courier::line))
                .values();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> running = lines.stream()
                    .map(line -> threads.submit(() -> line.forEach(row -> handle(row, batch.token()))))
                    .toList();
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("a line of messages broke", e);
        }
    }

    /** What must not overtake each other: messages to one person, posts to one channel. */
    private static String line(OutboxRow row) {
        return row.personId() != null ? "person " + row.personId() : "channel " + row.channelId();
    }

    private void handle(OutboxRow row, String token) {
        try {
            if (row.expiresAt() != null && !clock.instant().isBefore(row.expiresAt()) && !row.doubtful()) {
                claims.over(row, token, State.DROPPED, "EXPIRED");
                return;
            }
            if (mayBeSaidNow(row, token)) {
                dispatch(row, token);
            }
        } catch (RuntimeException e) {
            // The platform was not called yet, or its answer could not be recorded. In the first case the lease runs
            // out and the message
            // is as it was; in the second it is in doubt then. Either way the row says which, and not this accident.
            LOG.warn("message {} ({}) could not be handled", row.id(), row.kind(), Wordless.of(e));
        }
    }

    private boolean mayBeSaidNow(OutboxRow row, String token) {
        if (row.personId() == null || row.urgency() == Urgency.INTERACTIVE || row.doubtful()) {
            return true;
        }
        return switch (recipients.decide(row)) {
            case Decision.Send ignored -> true;
            case Decision.Hold hold -> {
                boolean tooLate = row.expiresAt() != null && !hold.until().isBefore(row.expiresAt());
                if (tooLate) {
                    claims.over(row, token, State.DROPPED, hold.reason().name());
                } else {
                    claims.again(
                            row,
                            token,
                            State.WAITING,
                            hold.until(),
                            row.attempts(),
                            hold.reason().name());
                }
                yield false;
            }
            case Decision.Drop drop -> {
                claims.over(row, token, State.DROPPED, drop.reason().name());
                yield false;
            }
        };
    }

    private void dispatch(OutboxRow row, String token) {
        switch (addressing.find(row)) {
            case Addressing.Found.At at -> dispatch(row, token, at);
            case Addressing.Found.NotYet ignored -> {
                Instant later = clock.instant().plus(ORIGINAL_NOT_SENT_YET);
                claims.again(row, token, State.WAITING, later, row.attempts(), "ORIGINAL_NOT_SENT_YET");
            }
            // Kept for when it comes back, as long as an outage would be waited out.
            case Addressing.Found.Removed ignored ->
                outcomes.settle(row, token, null, false, new DeliveryOutcome.RetryAfter(REMOVED, "WORKSPACE_REMOVED"));
            case Addressing.Found.Nowhere nowhere ->
                claims.over(row, token, row.repeatable() ? State.DROPPED : State.BLOCKED, nowhere.why());
        }
    }

    private void dispatch(OutboxRow row, String token, Addressing.Found.At at) {
        ChatPlatform platform = platforms.named(at.platform()).orElse(null);
        if (platform == null) {
            claims.over(row, token, State.BLOCKED, "PLATFORM_OFF");
            return;
        }
        boolean findable = platform.capabilities().contains(Capability.FINDS_ITS_MESSAGES);
        if (!claims.sending(row, token)) {
            return;
        }
        Parcel parcel = new Parcel(parcelId(row), at.workspace(), at.target(), row.card(sealed), at.voice());
        if (row.doubtful() && !row.repeatable()) {
            if (!findable) {
                claims.over(row, token, State.BLOCKED, "IN_DOUBT");
                return;
            }
            DeliveryOutcome found = platform.find(parcel);
            if (found instanceof DeliveryOutcome.Rejected) {
                // It is certainly not there, so it is an ordinary message again, with the budget and the hours that
                // hold for it now.
                claims.again(row, token, State.WAITING, clock.instant(), row.attempts(), "NOT_ARRIVED");
            } else {
                outcomes.settle(row, token, at, true, found);
            }
            return;
        }
        outcomes.settle(row, token, at, findable, platform.deliver(parcel));
    }

    /** The same on every attempt, so that the platform can be asked for it; says nothing to other readers of the metadata. */
    private static String parcelId(OutboxRow row) {
        return "m" + row.id();
    }
}
