package dev.trellis.delivery;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Rung after a commit that wrote something to be done at once, so that nobody waits for the next look. Missing a ring costs a second. */
@Singleton
public class Doorbell {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public void ring() {
        listeners.forEach(Runnable::run);
    }

    /** {@code listener} returns at once. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }
}
