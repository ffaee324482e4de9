package dev.trellis.standins;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Those who want to know. */
public final class ChangeListeners {
    private final String platform;
    private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();

    public ChangeListeners(String platform) {
        this.platform = platform;
    }

    public void add(ChangeListener listener) {
        listeners.add(listener);
    }

    public void changed(String kind, String where) {
        ChangeListener.Change change = new ChangeListener.Change(platform, kind, where);
        listeners.forEach(listener -> listener.changed(change));
    }
}
