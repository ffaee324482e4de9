package dev.trellis.matching.assignment;

/** Hears how far a round has come, on the thread that works on it; whatever takes long there holds it up. */
@FunctionalInterface
public interface Progress {
    /** For whom does not want to know. */
    Progress UNHEARD = percent -> {};

    /** @param percent 0 to 100, greater every time; 100 at the end. A share of the steps, not of the time. */
    void reached(int percent);
}
