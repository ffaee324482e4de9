package dev.trellis.platform;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a {@link Parcel}: one vocabulary for all platforms. Only the outbox decides about another attempt. */
public sealed interface DeliveryOutcome {
    /**
     * It is there.
     *
     * @param message absent for what cannot be changed later (ephemeral messages, home pages)
     * @param address of a direct conversation, to be kept and given back next time
     */
    record Delivered(@Nullable MessageRef message, @Nullable String address) implements DeliveryOutcome {}

    /** Refused for now; the platform said, or the adapter knows, when to come back. Nothing was posted. */
    record RetryAfter(Duration delay, String why) implements DeliveryOutcome {}

    /** Too many calls of this kind: the platform wants none of them in this workspace for so long. Nothing was posted. */
    record Limited(Duration delay, String why) implements DeliveryOutcome {}

    /** It may or may not have been posted: time-out, reset, a server error after the request was sent. */
    record Unknown(String why) implements DeliveryOutcome {}

    /** The person or channel cannot be reached: left, blocked the bot, not installed there, archived. Coming back does not help. */
    record Unreachable(String why) implements DeliveryOutcome {}

    /** Our credentials are not accepted: nothing to this workspace will arrive until an operator acts. */
    record Unauthorized(String why) implements DeliveryOutcome {}

    /** This message is not accepted as it is; another attempt with the same content would fail alike. */
    record Rejected(String why) implements DeliveryOutcome {}
}
