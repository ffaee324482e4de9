package dev.trellis.delivery;

/**
 * A message that may be said now, under a claim of this node.
 *
 * @param lane in whose turn it goes
 * @param notBefore {@link System#nanoTime()} of the moment that it was given
 */
record Ready(OutboxRow row, String token, Lane lane, Addressing.Found.At at, long notBefore) {}
