package dev.trellis.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A message that may be said now, under a claim of this node.
 *
 * @param lane in whose turn it goes
 * @param notBefore {@link System#nanoTime()} of the moment that it was given
 * @param markedAt {@link System#nanoTime()} when it was claimed, if the claim says already that the platform is being called
 */
record Ready(
        OutboxRow row,
        String token,
        Lane lane,
        Addressing.Found.At at,
        long notBefore,
        @Nullable Long markedAt) {
    boolean isMarked() {
        return markedAt != null;
    }
}
