package dev.trellis.delivery;

import dev.trellis.Wordless;
import dev.trellis.delivery.OutboxRow.State;
import dev.trellis.person.Identities;
import dev.trellis.platform.CallKind;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.Target;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what an outcome means for its message. The one place where another attempt is decided. */
@Singleton
class Outcomes {
    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
    static final Duration LOOK_AGAIN = Duration.ofSeconds(15);
    private static final Duration CREDENTIALS = Duration.ofMinutes(5);
    /** An outage is waited out this long, counted from when the message was meant; then an operator decides. */
    static final Duration GIVE_UP = Duration.ofDays(3);

    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(1);

    private final Identities identities;
    private final Clock clock;
    private final MeterRegistry meters;

    Outcomes(Identities identities, Clock clock, MeterRegistry meters) {
        this.identities = identities;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * @param findable whether the platform can be asked for a message in doubt
     */
    Verdict verdict(OutboxRow row, Addressing.Found.At at, boolean findable, DeliveryOutcome outcome) {
        meters.counter("trellis.delivery", "outcome", outcome.getClass().getSimpleName(), "kind", row.kind())
                .increment();
        Instant now = clock.instant();
        int attempts = row.attempts() + 1;
        return switch (outcome) {
            case DeliveryOutcome.Delivered delivered -> delivered(at, delivered);
            case DeliveryOutcome.RetryAfter later -> again(row, now, patient(later, attempts), attempts, later.why());
            // The lane is closed as long; everything in it keeps its place.
            case DeliveryOutcome.Limited limited -> again(row, now, limited.delay(), attempts, limited.why());
            case DeliveryOutcome.Unknown unknown -> inDoubt(row, now, findable, attempts, unknown.why());
            case DeliveryOutcome.Unreachable unreachable -> unreachable(row, at, now, attempts, unreachable.why());
            case DeliveryOutcome.Unauthorized unauthorized -> {
                LOG.error("our credentials are refused, message {} waits: {}", row.id(), unauthorized.why());
                yield again(row, now, CREDENTIALS, attempts, "UNAUTHORIZED " + unauthorized.why());
            }
            case DeliveryOutcome.Rejected rejected -> {
                LOG.warn("message {} ({}) was rejected: {}", row.id(), row.kind(), rejected.why());
                yield new Verdict.Over(State.BLOCKED, "REJECTED " + rejected.why());
            }
        };
    }

    /** It comes up again after the delay; what was in doubt stays so, whatever hinders finding out. After three days an operator decides. */
    static Verdict again(OutboxRow row, Instant now, Duration delay, int attempts, String why) {
        State state = row.doubtful() ? State.IN_DOUBT : State.WAITING;
        return again(row, state, row.lane(), now.plus(delay), attempts, why);
    }

    /** There is nowhere to say it. */
    static Verdict never(OutboxRow row, String why) {
        return new Verdict.Over(row.repeatable() ? State.DROPPED : State.BLOCKED, why);
    }

    private static Verdict again(OutboxRow row, State state, Lane lane, Instant at, int attempts, String why) {
        if (!at.isAfter(row.createdAt().plus(GIVE_UP))) {
            return new Verdict.Again(state, lane, at, attempts, why);
        }
        String reason = "GAVE_UP " + why;
        return state == State.IN_DOUBT ? Verdict.Over.inDoubt(reason) : new Verdict.Over(State.BLOCKED, reason);
    }

    private Verdict delivered(Addressing.Found.At at, DeliveryOutcome.Delivered delivered) {
        String address = delivered.address();
        if (at.identityId() != null
                && address != null
                && !(at.target() instanceof Target.Direct direct && address.equals(direct.address()))) {
            try {
                identities.reachedAt(at.identityId(), address);
            } catch (RuntimeException e) {
                // It saves a call the next time, and is no reason to forget that the message arrived.
                LOG.warn("the address of an identity could not be kept", Wordless.of(e));
            }
        }
        return new Verdict.Delivered(delivered.message());
    }

    /** At least what was asked for; longer the more often it failed, and never all at once. */
    private static Duration patient(DeliveryOutcome.RetryAfter later, int attempts) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Duration own = BackOff.after(attempts, random);
        Duration bounded = own.compareTo(LONGEST_PATIENCE) > 0 ? LONGEST_PATIENCE : own;
        return attempts > 3 && bounded.compareTo(later.delay()) > 0
                ? bounded
                : later.delay().plusMillis(random.nextLong(later.delay().toMillis() / 20 + 1));
    }

    private static Verdict inDoubt(OutboxRow row, Instant now, boolean findable, int attempts, String why) {
        if (row.repeatable()) {
            return again(row, now, BackOff.after(attempts, ThreadLocalRandom.current()), attempts, why);
        }
        if (findable) {
            return again(row, State.IN_DOUBT, row.lane().with(CallKind.LOOK), now.plus(LOOK_AGAIN), attempts, why);
        }
        LOG.warn("message {} ({}) may have arrived and is not sent again: {}", row.id(), row.kind(), why);
        return Verdict.Over.inDoubt(why);
    }

    /** Another chat of the same person is tried, each once. */
    private Verdict unreachable(OutboxRow row, Addressing.Found.At at, Instant now, int attempts, String why) {
        if (at.identityId() != null) {
            identities.unreachable(at.identityId(), why.length() <= 200 ? why : why.substring(0, 200));
            boolean another = row.personId() != null
                    && identities
                            .reaching(row.organizationId(), row.personId())
                            .filter(identity -> identity.unreachableWhy() == null)
                            .isPresent();
            if (another) {
                return again(row, now, Duration.ZERO, attempts, "UNREACHABLE " + why);
            }
        }
        return never(row, "UNREACHABLE " + why);
    }
}
