package dev.trellis.standins;

import java.time.Duration;

/** One way in which a vendor misbehaves; see {@link Misbehaviour} for when it strikes. */
public sealed interface Fault {

    /** The call is refused with 429 and {@code Retry-After} in whole seconds; nothing was done. */
    record TooManyRequests(Duration retryAfter) implements Fault {}

    /** The call fails with this status (500, 502, 503, 504 …); nothing was done. */
    record ServerError(int status) implements Fault {}

    /** The call is done, then the answer is held back this long and the connection is cut without one. */
    record DeliverThenSilence(Duration held) implements Fault {}

    /** The call is done, then the connection is cut at once: the caller cannot know. */
    record DeliverThenHangUp() implements Fault {}

    /** The call is done, and answered with this status all the same, as by a gateway that did not wait for it. */
    record DeliverThenError(int status) implements Fault {}

    /** The call is done and answered, but this late. */
    record Slow(Duration delay) implements Fault {}

    /**
     * For requests that the stand-in sends to the service: the very same request, byte for byte, arrives this many times,
     * all at once or one after the other.
     */
    record DuplicateDelivery(int times, boolean atOnce) implements Fault {
        public DuplicateDelivery {
            if (times < 2) {
                throw new IllegalArgumentException("a duplicate is at least two deliveries, not " + times);
            }
        }
    }
}
