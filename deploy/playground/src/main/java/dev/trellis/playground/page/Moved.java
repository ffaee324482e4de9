package dev.trellis.playground.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a move of the clock brought.
 *
 * @param sent who was sent what, in the order of sending
 * @param next what is due next, or null for nothing
 */
record Moved(
        Instant from, Instant to, List<Sent> sent, @Nullable Next next) {
    /** @param kind of the message, such as {@code checkin.ask} */
    record Sent(String to, String kind, Instant at) {}

    /** @param what as {@link Sent#kind} */
    record Next(Instant at, String what) {}
}
