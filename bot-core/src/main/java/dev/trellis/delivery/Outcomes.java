package dev.trellis.delivery;

import dev.trellis.delivery.OutboxRow.State;
import dev.trellis.person.Identities;
import dev.trellis.platform.DeliveryOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what an outcome means for its message. The one place where another attempt is decided. */
@Singleton
class Outcomes {
    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);
    private static final Duration CREDENTIALS = Duration.ofMinutes(5);
    /** An outage is waited out this long, counted from when the message was meant; then an operator decides. */
    static final Duration GIVE_UP = Duration.ofDays(3);

    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(1);

    private final Claims claims;
    private final Identities identities;
    private final Clock clock;
    private final MeterRegistry meters;

    Outcomes(Claims claims, Identities identities, Clock clock, MeterRegistry meters) {
        this.claims = claims;
        this.identities = identities;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * @param findable whether the platform can be asked for a message in doubt
     */
    void settle(
            OutboxRow row, String token, Addressing.Found.@Nullable At at, boolean findable, DeliveryOutcome outcome) {
        meters.counter("trellis.delivery", "outcome", outcome.getClass().getSimpleName(), "kind", row.kind())
                .increment();
        int attempts = row.attempts() + 1;
        switch (outcome) {
            case DeliveryOutcome.Delivered delivered -> {
                if (at != null && at.identityId() != null && delivered.address() != null) {
                    identities.reachedAt(at.identityId(), delivered.address());
                }
                claims.delivered(row, token, delivered.message());
            }
            case DeliveryOutcome.RetryAfter later ->
                again(row, token, asItWas(row), patient(later, attempts), attempts, later.why());
            case DeliveryOutcome.Unknown unknown -> inDoubt(row, token, findable, attempts, unknown.why());
            case DeliveryOutcome.Unreachable unreachable -> unreachable(row, token, at, attempts, unreachable.why());
            case DeliveryOutcome.Unauthorized unauthorized -> {
                LOG.error("our credentials are refused, message {} waits: {}", row.id(), unauthorized.why());
                again(row, token, asItWas(row), CREDENTIALS, attempts, "UNAUTHORIZED " + unauthorized.why());
            }
            case DeliveryOutcome.Rejected rejected -> {
                LOG.warn("message {} ({}) was rejected: {}", row.id(), row.kind(), rejected.why());
                claims.over(row, token, State.BLOCKED, "REJECTED " + rejected.why());
            }
        }
    }

    /** A message in doubt stays in doubt, whatever hinders finding out. */
    private static State asItWas(OutboxRow row) {
        return row.doubtful() ? State.IN_DOUBT : State.WAITING;
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

    private void inDoubt(OutboxRow row, String token, boolean findable, int attempts, String why) {
        if (row.repeatable()) {
            again(row, token, State.WAITING, BackOff.after(attempts, ThreadLocalRandom.current()), attempts, why);
        } else if (findable) {
            again(row, token, State.IN_DOUBT, LOOK_AGAIN, attempts, why);
        } else {
            LOG.warn("message {} ({}) may have arrived and is not sent again: {}", row.id(), row.kind(), why);
            claims.over(row, token, State.BLOCKED, "IN_DOUBT " + why);
        }
    }

    /** Another chat of the same person is tried, each once. */
    private void unreachable(OutboxRow row, String token, Addressing.Found.@Nullable At at, int attempts, String why) {
        if (at != null && at.identityId() != null) {
            identities.unreachable(at.identityId(), why.length() <= 200 ? why : why.substring(0, 200));
            boolean another = row.personId() != null
                    && identities
                            .reaching(row.organizationId(), row.personId())
                            .filter(identity -> identity.unreachableWhy() == null)
                            .isPresent();
            if (another) {
                again(row, token, asItWas(row), Duration.ZERO, attempts, "UNREACHABLE " + why);
                return;
            }
        }
        claims.over(row, token, row.repeatable() ? State.DROPPED : State.BLOCKED, "UNREACHABLE " + why);
    }

    private void again(OutboxRow row, String token, State state, Duration delay, int attempts, String why) {
        Instant at = clock.instant().plus(delay);
        if (at.isAfter(row.createdAt().plus(GIVE_UP))) {
            claims.over(row, token, State.BLOCKED, "GAVE_UP " + why);
            return;
        }
        claims.again(row, token, state, at, attempts, why);
    }
}
