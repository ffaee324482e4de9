package dev.trellis.delivery;

/** How many messages this node has in hand. */
final class Hands {
    private int count;
    private long changes;

    synchronized int count() {
        return count;
    }

    synchronized void take(int more) {
        count += more;
    }

    synchronized void give(int less) {
        count -= less;
        changes++;
        notifyAll();
    }

    /** Until some were given away, or a moment has passed. */
    synchronized void awaitChange() {
        long seen = changes;
        if (count > 0 && changes == seen) {
            await(50);
        }
    }

    synchronized void awaitNone() {
        while (count > 0) {
            await(1_000);
        }
    }

    private void await(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while messages were being delivered", e);
        }
    }
}
