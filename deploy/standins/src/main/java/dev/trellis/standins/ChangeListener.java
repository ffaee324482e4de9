package dev.trellis.standins;

/** Told after anything visible changed. Called on the thread that changed it, with no lock held; must return quickly. */
@FunctionalInterface
public interface ChangeListener {
    void changed(Change change);

    /**
     * What changed, roughly: enough to decide which snapshot to take again.
     *
     * @param platform {@code slack} or {@code teams}
     * @param kind {@code message}, {@code modal}, {@code home}, {@code dialog}, {@code seed} …
     * @param where a conversation or user id
     */
    record Change(String platform, String kind, String where) {}
}
