package dev.trellis.playground.page;

import dev.trellis.standins.ChangeListener;
import java.time.Duration;

/** Counts what changed on the stage, and lets pages wait for more instead of asking again and again. */
final class Changes implements ChangeListener {
    private long revision = 1;

    @Override
    public void changed(Change change) {
        happened();
    }

    synchronized void happened() {
        revision++;
        notifyAll();
    }

    /** The revision, at once if it is not {@code known}, else when there is another one or the time is over. */
    synchronized long awaitOtherThan(long known, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (revision == known) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return revision;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return revision;
            }
        }
        return revision;
    }
}
