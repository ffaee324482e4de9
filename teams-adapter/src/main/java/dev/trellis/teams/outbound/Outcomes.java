package dev.trellis.teams.outbound;

import dev.trellis.platform.DeliveryOutcome;
import java.time.Duration;
import java.util.Objects;

/**
 * What a call that was not {@link ConnectorResult.Done} means for a delivery. Source: "Handle exceptions in Teams bots" and "Optimize
 * your bot with rate limiting in Teams" in Microsoft's documentation, which name 412, 429, 502 and 504 as passing. Of those, 502 and 504
 * come from a proxy that may have passed the message on, so they leave us in doubt.
 */
final class Outcomes {
    private static final Duration DEFAULT_DELAY = Duration.ofSeconds(2);
    private static final Duration NO_CONNECTION_DELAY = Duration.ofSeconds(10);

    private Outcomes() {}

    /** For calls that post or change a message. */
    static DeliveryOutcome of(ConnectorResult failed) {
        return switch (failed) {
            case ConnectorResult.Done ignored -> throw new IllegalArgumentException("not a failure");
            case ConnectorResult.NotSent(String why) -> new DeliveryOutcome.RetryAfter(NO_CONNECTION_DELAY, why);
            case ConnectorResult.Unanswered(String why) -> new DeliveryOutcome.Unknown(why);
            case ConnectorResult.NoCredentials(String why) -> new DeliveryOutcome.Unauthorized(why);
            case ConnectorResult.NotTrusted() ->
                new DeliveryOutcome.Rejected("the tenant's service address is not on trellis.teams.service-hosts");
            case ConnectorResult.Refused refused -> of(refused);
        };
    }

    /** For calls that change nothing anybody sees: doubt is no danger there, so it is only a delay. */
    static DeliveryOutcome ofHarmless(ConnectorResult failed) {
        return of(failed) instanceof DeliveryOutcome.Unknown(String why)
                ? new DeliveryOutcome.RetryAfter(NO_CONNECTION_DELAY, why)
                : of(failed);
    }

    private static DeliveryOutcome of(ConnectorResult.Refused refused) {
        String why = refused.status() + (refused.code().isEmpty() ? "" : " " + refused.code());
        return switch (refused.status()) {
            case 401 -> new DeliveryOutcome.Unauthorized(why);
            // 403: not installed there, blocked by the person or an administrator, not on the roster. 404/410:
            // conversation or
            // message is gone.
            case 403, 404, 410 -> new DeliveryOutcome.Unreachable(why);
            case 429 ->
                new DeliveryOutcome.Limited(Objects.requireNonNullElse(refused.retryAfter(), DEFAULT_DELAY), why);
            case 412 ->
                new DeliveryOutcome.RetryAfter(Objects.requireNonNullElse(refused.retryAfter(), DEFAULT_DELAY), why);
            case 408 -> new DeliveryOutcome.Unknown(why);
            default -> refused.status() >= 500 ? new DeliveryOutcome.Unknown(why) : new DeliveryOutcome.Rejected(why);
        };
    }
}
